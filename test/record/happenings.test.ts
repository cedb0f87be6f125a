import { happeningsContract } from '../contract/happenings.ts';
import { sqliteAtTest } from './sqlite-at-test.ts';

happeningsContract('SQLite store', sqliteAtTest);
