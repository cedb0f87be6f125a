import { identitiesContract } from '../contract/identities.ts';
import { sqliteAtTest } from './sqlite-at-test.ts';

identitiesContract('who is who in the SQLite store', sqliteAtTest);
