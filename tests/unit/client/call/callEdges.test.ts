import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { stepCall } from '#client/features/conferences/call/stepCall.ts';
import { callEvents, callTable, situations } from '#tests/support/call/callEdges.ts';

const path = new URL('../../../../docs/adr/0013-call-state-machine.md', import.meta.url);

it('[CA1] every phase has an answer to every event, and docs/adr/0013 lists them all', () => {
  const document = readFileSync(path, 'utf8');
  const [begin, end] = ['<!-- edges -->\n', '\n<!-- /edges -->'];
  const [before = '', rest = ''] = document.split(begin);
  const listed = rest.split(end)[0];
  const table = callTable();
  // `UPDATE_DOCS=1 npm test -- callEdges` writes the table anew; read what it changed.
  if (process.env.UPDATE_DOCS === '1' && listed !== table) {
    writeFileSync(path, `${before}${begin}${table}${end}${rest.split(end).slice(1).join(end)}`);
    return;
  }
  expect(listed).toBe(table);
});

it('the table has calls of every phase', () => {
  const phases = Object.values(situations).map(([phase, model]) => {
    expect(model.phase).toBe(phase);
    return phase;
  });
  expect(new Set(phases).size).toBe(7);
});

it.each(Object.keys(situations))(
  '[CA1] leaving from "%s" is over, with everything closed and given back',
  (words) => {
    const [phase, model] = situations[words] as (typeof situations)[string];
    const [next, effects] = stepCall(model, { type: 'leave' });
    expect(next).toMatchObject({ phase: 'over', failure: null, media: 'none', seat: 'none' });
    const done = effects.map(({ type }) => type);
    if (model.media !== 'none') expect(done).toContain('close');
    if (phase === 'over') return;
    const taken = Object.values(model.own).flatMap((own) => own.taken ?? []);
    expect(effects.flatMap((effect) => (effect.type === 'release' ? [effect.taken] : []))).toEqual(taken);
    expect(done.filter((type) => type === 'start-timer')).toEqual([]);
  },
);

it('[CA1] nothing that happens changes a call that is over', () => {
  const [, over] = situations.over as (typeof situations)[string];
  for (const [words, event] of Object.entries(callEvents)) {
    const [next, effects] = stepCall(over, event(over));
    expect([words, next]).toEqual([words, over]);
    // A device that comes late is given back.
    expect([words, effects.map(({ type }) => type)]).toEqual([
      words,
      words === 'device taken' ? ['release'] : [],
    ]);
  }
});
