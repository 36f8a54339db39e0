import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { splitBlock } from '@tiptap/pm/commands';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import * as Y from 'yjs';
import { composedPlace } from '#client/features/minutes/composedPlace.ts';
import { holdWhileComposing } from '#client/features/minutes/holdWhileComposing.ts';
import { touchesPlace } from '#client/features/minutes/touchesPlace.ts';
import { editorSchema } from '#tests/support/form/editorSchema.ts';
import { headlessEditor } from '#tests/support/form/headlessEditor.ts';
import { holds } from '#tests/support/holds.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const section = 'discussion';

interface Act {
  readonly who: number;
  readonly does:
    | 'caret'
    | 'type'
    | 'delete'
    | 'enter'
    | 'line'
    | 'join'
    | 'begin'
    | 'convert'
    | 'end'
    | 'hear';
  readonly block: number;
  readonly at: number;
}

/** Some pages with the same section open; what one writes the others hear in the order of the log, whenever they do. */
const pages = (count: number) => {
  const log: { readonly by: number; readonly update: Uint8Array }[] = [];
  let written = 0;
  /** What was typed, and what was chosen at the end of a conversion. */
  const meant = new Set<string>();
  const first = new Y.Doc();
  first.clientID = 100;
  for (const text of ['あ', 'い', 'う', 'え']) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(text)]);
    first.getXmlFragment(section).push([paragraph]);
  }
  const all = Array.from({ length: count }, (_, who) => {
    const doc = new Y.Doc();
    doc.clientID = who + 1;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(first), 'log');
    const editor = headlessEditor(doc, section);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'log') log.push({ by: who, update });
    });
    const hold = holdWhileComposing<Y.XmlFragment>();
    const place = () => composedPlace(editor.state, doc.getXmlFragment(section));
    let heard = 0;
    let converting: { readonly block: Node; readonly length: number } | null = null;
    const block = () => editor.state.selection.$from.parent;
    /** A text that nobody else writes. */
    const text = () => {
      written += 1;
      return String.fromCodePoint(0x4e00 + written);
    };
    const into = (act: Act): void => {
      const blocks: { readonly from: number; readonly size: number }[] = [];
      editor.state.doc.descendants((node, at) => {
        if (node.isTextblock) blocks.push({ from: at + 1, size: node.content.size });
      });
      const { from, size } = blocks[act.block % blocks.length]!;
      const { tr } = editor.state;
      editor.dispatch(tr.setSelection(TextSelection.create(tr.doc, from + (act.at % (size + 1)))));
    };
    const replaced = (from: number, to: number, by: string) =>
      editor.dispatch(editor.state.tr.insertText(by, from, to));
    const end = () => {
      converting = null;
      hold.end();
      jest.advanceTimersByTime(100);
    };
    const acts: Record<Act['does'], (act: Act) => void> = {
      caret: into,
      type: (act) => {
        if (converting) return;
        into(act);
        const { from } = editor.state.selection;
        const typed = text();
        meant.add(typed);
        replaced(from, from, typed);
      },
      delete: (act) => {
        if (converting) return;
        into(act);
        const { $from, from } = editor.state.selection;
        if ($from.parentOffset > 0) editor.dispatch(editor.state.tr.delete(from - 1, from));
      },
      enter: (act) => {
        if (converting) return;
        into(act);
        splitBlock(editor.state, editor.dispatch);
      },
      // Nothing moves by it: two who break one line in the same moment each take its end along.
      line: (act) => {
        if (converting) return;
        into(act);
        const { tr, selection } = editor.state;
        editor.dispatch(tr.setSelection(TextSelection.create(tr.doc, selection.$from.end())));
        splitBlock(editor.state, editor.dispatch);
      },
      join: (act) => {
        if (converting) return;
        into(act);
        const before = editor.state.selection.$from.before();
        if (before > 0) editor.dispatch(editor.state.tr.join(before));
      },
      begin: (act) => {
        if (converting) return;
        into(act);
        hold.begin(place);
        converting = { block: block(), length: 0 };
      },
      convert: () => {
        if (!converting) return;
        const { from } = editor.state.selection;
        const by = text() + 'か'.repeat(converting.length % 3);
        const before = editor.state.doc.textBetween(from - converting.length, from);
        meant.delete(before.charAt(0));
        meant.add(by.charAt(0));
        replaced(from - converting.length, from, by);
        hold.goesOn();
        converting = { block: block(), length: by.length };
      },
      end: () => converting && end(),
      hear: () => {
        for (let more = 2; more > 0 && heard < log.length; heard += 1) {
          const { by, update } = log[heard]!;
          if (by === who) continue;
          more -= 1;
          hold.run(
            () => Y.applyUpdate(doc, update, 'log'),
            (where) => touchesPlace(doc, update, where),
          );
          // The very block: an editor draws it anew only where it is another.
          if (converting) expect(block()).toBe(converting.block);
        }
      },
    };
    return {
      doc,
      editor,
      act: (act: Act) => acts[act.does](act),
      end: () => acts.end({} as Act),
      hearAll: () => {
        while (heard < log.length) acts.hear({} as Act);
      },
    };
  });
  const settle = () => {
    for (const page of all) page.end();
    // What an editor mends of what it is told is told to the others as well.
    for (let round = 0; round < 5; round += 1) for (const page of all) page.hearAll();
  };
  return { all, settle, meant };
};

const script = (does: readonly Act['does'][]) =>
  fc.array(fc.record({ who: fc.nat(2), does: fc.constantFrom(...does), block: fc.nat(7), at: fc.nat(7) }), {
    minLength: 5,
    maxLength: 60,
  });

/** Every block of the editor is the one that the shared text has for it, and says the same. */
const expectInStep = ({ doc, editor }: ReturnType<typeof pages>['all'][number]) => {
  const fragment = doc.getXmlFragment(section);
  expect(editor.state.doc.toJSON()).toEqual(initProseMirrorDoc(fragment, editorSchema).doc.toJSON());
  const mapped = fragment.toArray().map((one) => editor.mapping().get(one));
  mapped.forEach((node, at) => void expect(node).toBe(editor.state.doc.child(at)));
};

describe('[MI22] a line that others did not change', () => {
  it('keeps the caret, though an empty line above is like it', () => {
    const { all } = pages(2);
    const [one, other] = all;
    const at = (block: number) => ({ block, at: 1, who: 0 });
    one!.act({ ...at(3), does: 'enter' });
    other!.act({ ...at(0), does: 'hear' });
    other!.act({ ...at(4), does: 'caret' });
    one!.act({ ...at(0), does: 'enter' });
    other!.act({ ...at(0), does: 'hear' });
    const { state } = other!.editor;
    expect(state.doc.toString()).toBe(
      'doc(paragraph("あ"), paragraph, paragraph("い"), paragraph("う"), paragraph("え"), paragraph)',
    );
    expect(state.selection.$from.index(0)).toBe(5);
  });
});

describe('[MI19] conversions while others write', () => {
  it('all have the same text afterwards, whatever was done in which block, and no block is drawn anew under a conversion', () => {
    holds(
      fc.property(
        script([
          'type',
          'type',
          'delete',
          'enter',
          'join',
          'begin',
          'convert',
          'convert',
          'end',
          'hear',
          'hear',
        ]),
        (acts) => {
          const { all, settle } = pages(3);
          for (const act of acts) all[act.who]!.act(act);
          settle();
          const [one, ...others] = all.map(({ doc }) => doc.getXmlFragment(section).toJSON());
          for (const other of others) expect(other).toBe(one);
          for (const page of all) {
            expectInStep(page);
            page.editor.close();
          }
        },
      ),
      200,
    );
  }, 60_000);

  it('nothing that was typed or chosen is lost, and nothing stands twice', () => {
    holds(
      fc.property(
        script(['type', 'type', 'line', 'begin', 'convert', 'convert', 'end', 'hear', 'hear']),
        (acts) => {
          const { all, settle, meant } = pages(3);
          for (const act of acts) all[act.who]!.act(act);
          settle();
          for (const { editor } of all) {
            const shown = [...editor.state.doc.textContent].filter((one) => one >= '\u4e00').toSorted();
            expect(shown).toEqual([...meant].toSorted());
            editor.close();
          }
        },
      ),
      200,
    );
  }, 60_000);
});
