export { findNames } from './find-names.ts';
export { type SpelledName, spelledNames } from './known-spelling.ts';
export { type Gender, type KnownName, type NamesLexicon, openNames, type RoleNoun, type Spelling } from './lexicon.ts';
export { isPersonNoun } from './name-kind.ts';
export { COURTESY, REGNAL, SPEECH_VERBS } from './name-words.ts';
