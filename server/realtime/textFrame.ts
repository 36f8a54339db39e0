/** A text frame as a server sends it (RFC 6455 §5.2: whole, not masked, not compressed), in one piece. */
export const textFrame = (text: string): Buffer => {
  const length = Buffer.byteLength(text);
  const begins = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(begins + length);
  frame[0] = 0x81;
  if (begins === 2) frame[1] = length;
  else if (begins === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, begins);
  return frame;
};
