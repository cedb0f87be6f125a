export * from './evidence.ts';
export * from './locate.ts';
export * from './parsed.ts';
export * from './record.ts';
export * from './shelf.ts';
export * from './span.ts';
export * from './store.ts';
export * from './tree.ts';
