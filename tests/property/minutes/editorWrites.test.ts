import { describe, expect, it } from '@jest/globals';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import * as Y from 'yjs';
import { emptyDocument } from '#domain/minutes/documentState.ts';
import { editorSchema } from '#tests/support/form/editorSchema.ts';
import { formSections } from '#tests/support/form/formSections.ts';
import { lookAt } from '#tests/support/form/lookAt.ts';
import { readUpdates } from '#tests/support/form/readUpdates.ts';
import { takeUpdate } from '#tests/support/form/takeUpdate.ts';
import { holds } from '#tests/support/holds.ts';

describe('[MI8] the exact tree of the form', () => {
  it('whatever an editor writes of the form is accepted, however people write over each other', () => {
    const marks = fc.subarray([{ type: 'bold' }, { type: 'strike' }]);
    const inline = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          type: fc.constant('text'),
          text: fc.string({ minLength: 1, maxLength: 5, unit: 'grapheme' }),
          marks,
        }),
      },
      { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
    );
    const { block } = fc.letrec<{ block: object; paragraph: object; list: object; item: object }>((tie) => ({
      block: fc.oneof(
        { maxDepth: 2, depthIdentifier: 'block' },
        { weight: 3, arbitrary: tie('paragraph') },
        tie('list'),
      ),
      paragraph: fc.record({ type: fc.constant('paragraph'), content: fc.array(inline, { maxLength: 4 }) }),
      list: fc.record({
        type: fc.constant('bulletList'),
        content: fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
      }),
      item: fc
        .tuple(tie('paragraph'), fc.array(tie('block'), { maxLength: 2, depthIdentifier: 'block' }))
        .map(([first, rest]) => ({ type: 'listItem', content: [first, ...rest] })),
    }));
    const edits = fc.array(
      fc.record({
        who: fc.nat(2),
        section: fc.constantFrom(...formSections),
        at: fc.nat(6),
        remove: fc.nat(2),
        insert: fc.array(block, { maxLength: 2 }),
        hears: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    );
    holds(
      fc.property(edits, (script) => {
        const docs = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID }));
        const heard = [0, 0, 0];
        const log: Uint8Array[] = [];
        let state = emptyDocument;
        for (const { who, section, at, remove, insert, hears } of script) {
          const doc = docs[who]!;
          if (hears)
            for (; heard[who]! < log.length; heard[who]! += 1)
              Y.applyUpdate(doc, log[heard[who]!]!, 'remote');
          const made: Uint8Array[] = [];
          const collect = (update: Uint8Array, origin: unknown) => origin !== 'remote' && made.push(update);
          doc.on('update', collect);
          const fragment = doc.getXmlFragment(section);
          // As the editor does when it opens or hears: what it cannot show it takes away.
          const { doc: shown, mapping } = initProseMirrorDoc(fragment, editorSchema);
          const blocks = (shown.content.toJSON() ?? []) as object[];
          blocks.splice(at % (blocks.length + 1), remove, ...insert);
          const next = editorSchema.nodeFromJSON({
            type: 'doc',
            content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }],
          });
          next.check();
          updateYFragment(doc, fragment, next, { mapping, isOMark: new Map() });
          doc.off('update', collect);
          for (const update of made) {
            const taken = takeUpdate(state, who, update);
            if (!('nothingNew' in taken.accepted)) expect(taken.accepted).toHaveProperty('update');
            state = taken.state;
            if ('update' in taken.accepted) log.push(taken.accepted.update);
          }
        }
        const whole = readUpdates(log, true);
        expect(lookAt(whole).wrong).toEqual([]);
        // After a reload: one message with all that one holds, structs collected and merged.
        for (const [at, doc] of docs.entries()) {
          const again = takeUpdate(state, at, Y.encodeStateAsUpdate(doc));
          // Nothing new but what died with a paragraph that another took away meanwhile: that, only Yjs had known.
          const clients = 'update' in again.accepted ? again.accepted.clients : [];
          expect(again.accepted).not.toHaveProperty('refused');
          expect(clients).toEqual([]);
        }
      }),
      60,
    );
  });
});
