export { findNames } from './find-names.ts';
export { isPersonNoun } from './name-kind.ts';
export { type Gender, type KnownName, type NamesLexicon, openNames, type RoleNoun } from './lexicon.ts';
export { inCapitals, spelledNames, type SpelledName } from './known-spelling.ts';
export { COURTESY, REGNAL, SPEECH_VERBS } from './name-words.ts';
