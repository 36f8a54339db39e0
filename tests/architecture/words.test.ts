import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './sourceFiles.ts';

const source = sourceFiles().filter(({ path }) => /^(server|collab|media|client)\/.*\.tsx?$/.test(path));
const exported = source.flatMap(({ path, text }) =>
  [...text.matchAll(/^export (?:default )?(?:async )?(?:const|function|class|interface|type) (\w+)/gm)].map(
    ([, name = '']) => ({ path, name }),
  ),
);

describe('one word for one thing', () => {
  it('has one Admission, one Fact, one Crossing', () => {
    for (const wanted of ['Admission', 'Fact', 'Crossing'])
      expect(exported.filter(({ name }) => name === wanted).map(({ path }) => path)).toHaveLength(1);
  });

  it('calls a fact only what the trail records, not what the gate judges from', () => {
    const many = exported.filter(({ name }) => /Facts$|^FactReader/.test(name));
    expect(many.map(({ name }) => name).sort()).toEqual([
      ...['SessionFacts', 'commandFacts', 'markFacts', 'openSessionFacts'],
    ]);
  });

  it('admits at the gate alone: hospital notes, sessions, handshakes and updates have words of their own', () => {
    const others = exported.filter(({ path }) =>
      /^(server\/(contracts\/http|notices|http|domain|sample)|client)\//.test(path),
    );
    expect(others.length).toBeGreaterThan(500);
    expect(others.filter(({ name }) => /admi(t|ssion)/i.test(name))).toEqual([]);
  });
});
