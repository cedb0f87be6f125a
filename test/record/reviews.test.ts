import { reviewsContract } from '../contract/reviews.ts';
import { sqliteAtTest } from './sqlite-at-test.ts';

reviewsContract('SQLite reviews', sqliteAtTest);
