import { storeContract } from '../contract/store.ts';
import { sqliteAtTest } from './sqlite-at-test.ts';

storeContract('SQLite store', sqliteAtTest);
