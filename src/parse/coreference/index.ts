export { type Coreference, findCoreference } from './find-coreference.ts';
