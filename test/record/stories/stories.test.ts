import { storiesContract } from '../../contract/stories.ts';
import { sqliteAtTest } from '../sqlite-at-test.ts';

storiesContract('SQLite store', sqliteAtTest);
