import { expect, it } from '@jest/globals';
import * as ws from 'ws';
import { textFrame } from '#server/realtime/textFrame.ts';

interface Frames {
  frame(data: Buffer, options: object): Buffer[];
}
const { Sender } = ws as unknown as { readonly Sender: Frames };

it.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])(
  '[PO18] a frame is byte for byte what ws makes of %i bytes',
  (length) => {
    const data = Buffer.alloc(length, 'a');
    const how = { readOnly: false, mask: false, rsv1: false, opcode: 1, fin: true };
    expect(textFrame(data.toString())).toEqual(Buffer.concat(Sender.frame(data, how)));
  },
);

it('[PO18] a frame counts bytes and not letters', () => {
  const text = '縁側　𠮷野の踵';
  expect(textFrame(text).subarray(2).toString()).toBe(text);
  expect(textFrame(text)[1]).toBe(Buffer.byteLength(text));
});
