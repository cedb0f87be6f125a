import { originalsContract } from '../contract/originals.ts';
import { sqliteAtTest } from './sqlite-at-test.ts';

originalsContract('SQLite store', sqliteAtTest);
