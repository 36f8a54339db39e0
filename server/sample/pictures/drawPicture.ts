import sharp from 'sharp';
import { drawings, type PictureKey } from './drawings.ts';
import { writeLabel } from './writeLabel.ts';

export type { PictureKey } from './drawings.ts';

/** A drawn picture as a phone would hand it in: 1200 x 900, with 見本 across it. The same bytes each time. */
export const drawPicture = async (key: PictureKey): Promise<{ name: string; bytes: Buffer }> => {
  const { caption, file, svg } = drawings[key];
  const [label, mark] = await Promise.all([writeLabel(caption, 1_000, 60), writeLabel('見本', 260, 110)]);
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900" fill="#fdfcf8"/><rect width="1200" height="150" fill="#eef1f4"/>${svg}</svg>`;
  const bytes = await sharp(Buffer.from(ground))
    .composite([
      { input: label, left: 60, top: 50 },
      { input: mark, left: 900, top: 770 },
    ])
    .png({ compressionLevel: 6 })
    .toBuffer();
  return { name: file, bytes };
};
