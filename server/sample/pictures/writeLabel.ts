import { createRequire } from 'node:module';
import sharp from 'sharp';

/** The font that the PDFs are set in comes with the house: a bare machine has none that knows Japanese. */
const fontfile = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf',
);

/** A line of text as a picture with a transparent ground, at most so large. */
export const writeLabel = (text: string, width: number, height: number): Promise<Buffer> =>
  sharp({ text: { text, fontfile, font: 'BIZ UDPGothic', width, height, rgba: true } })
    .png()
    .toBuffer();
