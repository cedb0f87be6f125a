import { loadResources } from '#load';
import { parse } from '#parse';
import { extract } from '#extract';
import { readItem } from '#read';
const r = loadResources();
const K: Record<string,(n:number)=>string> = {
 'capitals and points': (n) => 'U.N.'.repeat(n / 4), 'surrogates': (n) => '\ud83d'.repeat(n), 'open quotes': n=>'“'.repeat(n), 'brackets': n=>'('.repeat(n), 'key': n=>'Key: value\n'.repeat(n/11), numbers: n=>'1,000 to 2,000 people, '.repeat(n / 23), sentences: (n) => 'The envoys met in Port Vale on Tuesday, the governor said. '.repeat(n / 59), names: n=>'Ada Lund '.repeat(n/9),
};
for (const [k,f] of Object.entries(K)) for (const n of [1<<13, 1<<15, 1<<17]) {
  const t0=performance.now(); const res = readItem({text:f(n),published:'2024-05-08'},{},null) as any; const t1=performance.now(); const p=parse(res.report,r.parse); const t2=performance.now(); extract(p,r.extract); const t3=performance.now();
  console.log(k.padEnd(22), String(n).padStart(7), 'tokens', p.sentences.reduce((a,s)=>a+s.tokens.length,0), 'names', p.names.length,'mentions',p.mentions.length, 'read', (t1-t0).toFixed(0), 'parse', (t2-t1).toFixed(0), 'extract', (t3-t2).toFixed(0));
}
