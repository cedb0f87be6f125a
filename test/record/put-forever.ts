// Puts made records one at a time and prints the number of each that was acknowledged, until killed.
import { openSqliteStore } from '#record';
import { madeRecord } from '../contract/made-record.ts';

const store = await openSqliteStore(process.argv[2] as string);
for (let i = 0; ; i++) {
  const record = madeRecord({
    key: `${i}`,
    published: '2024-05-07',
    text: `Envoys met for round ${i}.`,
    actor: 'Envoys',
    trigger: 'met',
    type: 'CONSULT',
  });
  await store.put([record], '2024-05-09T06:00:00Z');
  process.stdout.write(`${i}\n`);
}
