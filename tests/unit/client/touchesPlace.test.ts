import { describe, expect, it } from '@jest/globals';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { caretsIn } from '#client/features/minutes/caretsIn.ts';
import { touchesPlace } from '#client/features/minutes/touchesPlace.ts';

const section = 'discussion';
const line = (text: string): Y.XmlElement => {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  return paragraph;
};
const rootOf = (doc: Y.Doc) => doc.getXmlFragment(section);
const blockOf = (doc: Y.Doc, at: number) => rootOf(doc).get(at) as Y.XmlElement;
const textOf = (doc: Y.Doc, at: number) => blockOf(doc, at).get(0) as Y.XmlText;

/** Two pages with the same three lines: what one does, as the other is told. */
const stand = () => {
  const here = new Y.Doc();
  const there = new Y.Doc();
  rootOf(here).insert(0, ['一行目', '二行目', '三行目'].map(line));
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  const done = (act: () => void, doc = there): Uint8Array => {
    const before = Y.encodeStateVector(doc);
    const made: Uint8Array[] = [];
    const collect = (update: Uint8Array) => made.push(update);
    doc.on('update', collect);
    Y.transact(doc, act);
    doc.off('update', collect);
    return made[0] ?? Y.encodeStateAsUpdate(doc, before);
  };
  return { here, there, done, touches: (update: Uint8Array) => touchesPlace(here, update, blockOf(here, 1)) };
};

describe('[MI19] a change of others', () => {
  it('touches a block by what is written, deleted or formatted in it, and by what takes it away', () => {
    const acts: ((doc: Y.Doc) => void)[] = [
      (doc) => textOf(doc, 1).insert(1, '字'),
      (doc) => textOf(doc, 1).insert(3, '末'),
      (doc) => textOf(doc, 1).delete(0, 1),
      (doc) => textOf(doc, 1).format(0, 2, { bold: {} }),
      (doc) => blockOf(doc, 1).insert(1, [new Y.XmlElement('hardBreak')]),
      (doc) => blockOf(doc, 1).delete(0, 1),
      (doc) => rootOf(doc).delete(1, 1),
      (doc) => rootOf(doc).delete(0, 3),
    ];
    for (const act of acts) {
      const { there, done, touches } = stand();
      expect(touches(done(() => act(there)))).toBe(true);
    }
  });

  it('does not by what happens above, below or in another section', () => {
    const acts: ((doc: Y.Doc) => void)[] = [
      (doc) => textOf(doc, 0).insert(3, '続き'),
      (doc) => textOf(doc, 2).delete(0, 3),
      (doc) => rootOf(doc).insert(1, [line('間に'), line('二つ')]),
      (doc) => rootOf(doc).insert(2, [line('下に')]),
      (doc) => rootOf(doc).delete(0, 1),
      (doc) => doc.getXmlFragment('conclusion').insert(0, [line('結論')]),
    ];
    for (const act of acts) {
      const { there, done, touches } = stand();
      expect(touches(done(() => act(there)))).toBe(false);
    }
  });

  it('touches it by way of an item and of the list that it stands in, not by another item', () => {
    const { here, there, done } = stand();
    const list = new Y.XmlElement('bulletList');
    const items = ['朝', '夕'].map((text) => {
      const item = new Y.XmlElement('listItem');
      item.insert(0, [line(text)]);
      return item;
    });
    list.insert(0, items);
    Y.applyUpdate(
      here,
      done(() => rootOf(there).insert(0, [list])),
    );
    const listHere = blockOf(here, 0);
    const itemAt = (at: number) => listHere.get(at) as Y.XmlElement;
    const place = itemAt(0).get(0) as Y.XmlElement;
    const touches = (act: () => void) => touchesPlace(here, done(act), place);
    expect(touches(() => ((items[1]!.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, '食後'))).toBe(
      false,
    );
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
    expect(touches(() => rootOf(there).insert(0, [line('上')]))).toBe(false);
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
    expect(touches(() => list.delete(0, 1))).toBe(true);
    expect(touchesPlace(here, Y.encodeStateAsUpdate(there), itemAt(1))).toBe(false);
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
    expect(
      touchesPlace(
        here,
        done(() => rootOf(there).delete(1, 1)),
        blockOf(here, 1).get(0) as Y.XmlElement,
      ),
    ).toBe(true);
  });

  it('touches it where it leans on one that waits: written after it by the same person, beside it by another', () => {
    const { here, there, done, touches } = stand();
    const waits = done(() => textOf(there, 1).insert(0, '待つ'));
    const later = done(() => textOf(there, 0).insert(0, '後で'));
    expect([touches(waits), touches(later)]).toEqual([true, true]);
    const third = new Y.Doc();
    Y.applyUpdate(third, Y.encodeStateAsUpdate(there));
    const beside = done(() => textOf(third, 1).insert(1, 'と'), third);
    const gone = done(() => textOf(third, 1).delete(0, 1), third);
    const free = done(() => textOf(third, 2).insert(0, '下'), third);
    expect([touches(beside), touches(gone), touches(free)]).toEqual([true, true, true]);
    Y.applyUpdate(here, waits);
    Y.applyUpdate(here, later);
    Y.applyUpdate(here, beside);
    Y.applyUpdate(here, gone);
    expect(touches(free)).toBe(false);
  });

  it('of a whole document touches it by what is new alone; of an empty section by what is put into it', () => {
    const { here, there, done, touches } = stand();
    expect(touches(Y.encodeStateAsUpdate(there))).toBe(false);
    done(() => textOf(there, 2).insert(0, '新'));
    expect(touches(Y.encodeStateAsUpdate(there))).toBe(false);
    done(() => textOf(there, 1).insert(0, '新'));
    expect(touches(Y.encodeStateAsUpdate(there))).toBe(true);
    const conclusion = here.getXmlFragment('conclusion');
    const put = done(() => there.getXmlFragment('conclusion').insert(0, [line('結論')]), there);
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there, Y.encodeStateVector(here)).slice());
    const next = done(() => there.getXmlFragment('conclusion').insert(0, [line('前置き')]));
    expect(put.byteLength).toBeGreaterThan(0);
    expect(touchesPlace(here, next, conclusion)).toBe(true);
    expect(touchesPlace(here, next, rootOf(here))).toBe(false);
  });

  it('costs no more than its bytes: a long text that one wrote letter by letter, each leaning on the one before', () => {
    const { there, touches } = stand();
    const long = textOf(there, 2);
    for (let at = 0; at < 20_000; at += 1) long.insert(0, String.fromCharCode(0x3042 + (at % 80)));
    expect(touches(Y.encodeStateAsUpdate(there))).toBe(false);
  }, 5_000);
});

describe('[MI19] a caret of others', () => {
  it('touches the block that it goes into, and the one that it leaves', () => {
    const { here, there } = stand();
    const ours = new Awareness(here);
    const theirs = new Awareness(there);
    const move = (at: number | null): Uint8Array => {
      const cursor =
        at === null
          ? null
          : {
              anchor: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(textOf(there, at), 1)),
              head: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(textOf(there, at), 3)),
            };
      theirs.setLocalState({ cursor });
      return encodeAwarenessUpdate(theirs, [there.clientID]);
    };
    const touches = (message: Uint8Array) => caretsIn(here, ours, message, blockOf(here, 1));
    expect([touches(move(0)), touches(move(null)), touches(move(1))]).toEqual([false, false, true]);
    ours.states.set(there.clientID, theirs.getLocalState() ?? {});
    expect([touches(move(2)), touches(move(null))]).toEqual([true, true]);
    theirs.setLocalState({ cursor: { anchor: {}, head: 5 } });
    ours.states.delete(there.clientID);
    expect(touches(encodeAwarenessUpdate(theirs, [there.clientID]))).toBe(false);
    for (const each of [ours, theirs]) each.destroy();
  });
});
