import { foldName } from '#model';

/** A source as its figures are gathered: 'Gaza’s health ministry' and 'the Gaza health ministry' are one; empty for the report's own word. */
export const sourceKey = (name: string | null): string =>
  foldName(name ?? '')
    .replace(/'s?(?= |$)/g, '')
    .replace(/^(?:the|a|an) /, '');
