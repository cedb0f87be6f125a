export { findCoreference } from './find-coreference.ts';
