import { type UploadKind, uploadLimits, uploadTypes } from '#contracts/http/attachmentRoutes.ts';

/** As many as one post or notice takes. */
export const MOST_FILES = 10;

export type PickProblem = 'empty' | 'type' | 'size' | 'count';

interface Picked {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export interface LeftOut {
  readonly name: string;
  readonly problem: PickProblem;
  /** The most bytes that it may have, where it has more. */
  readonly limit: number | null;
}

/** Some browsers say no type for a file from elsewhere; the server looks at its bytes anyway. */
const byEnding: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heif',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  pdf: 'application/pdf',
};
const typeOf = ({ name, type }: Picked): string =>
  type !== '' ? type : (byEnding[name.toLowerCase().split('.').at(-1) ?? ''] ?? '');

/** Recorders name their codecs too. */
const plainType = (type: string): string => type.split(';')[0]?.trim() ?? '';

const kindOf = (file: Picked, kinds: readonly UploadKind[]): UploadKind | null =>
  kinds.find((kind) => (uploadTypes[kind] as readonly string[]).includes(plainType(typeOf(file)))) ?? null;

/** Which of the picked files are taken, and which are left out for what reason: told at once, by name. */
export const judgePick = <File extends Picked>(
  files: readonly File[],
  kinds: readonly UploadKind[],
  already: number,
): { taken: { file: File; kind: UploadKind }[]; left: LeftOut[] } => {
  const taken: { file: File; kind: UploadKind }[] = [];
  const left: LeftOut[] = [];
  for (const file of files) {
    const kind = kindOf(file, kinds);
    const leave = (problem: PickProblem, limit: number | null = null) =>
      left.push({ name: file.name, problem, limit });
    if (file.size === 0) leave('empty');
    else if (kind === null) leave('type');
    else if (file.size > uploadLimits[kind]) leave('size', uploadLimits[kind]);
    else if (already + taken.length >= MOST_FILES) leave('count');
    else taken.push({ file, kind });
  }
  return { taken, left };
};
