import type { ShownPost } from '#contracts/http/channelRoutes.ts';
import { vitalSigns } from '#domain/channels/vitals.ts';

/** How the parts of a record are said, in the language of the screen. */
export interface RecordWords {
  readonly time: (at: string) => string;
  readonly municipality: (code: string) => string;
  readonly sign: (sign: (typeof vitalSigns)[number]) => string;
  readonly unit: (sign: (typeof vitalSigns)[number]) => string;
  readonly corrected: (at: string) => string;
  readonly files: (names: readonly string[]) => string;
}

/**
 * [WR13] A post as lines of text for one's own record (支援経過記録): day and time, who, of which facility and city, and the text as it
 * is shown. What is withheld or withdrawn is not in it.
 */
export const copyRecord = (post: ShownPost, words: RecordWords): string => {
  const { author, body, vitals, attachments, standing } = post;
  const last = standing?.versions.at(-1);
  const head = [
    words.time(post.at),
    `${author.name}（${author.profession}・${author.facilityName}・${words.municipality(author.municipality)}）`,
    ...(last === undefined ? [] : [words.corrected(last.at)]),
  ].join(' ');
  const text = 'withheld' in body ? [] : [body.title ?? '', body.text].filter((line) => line !== '');
  const values =
    vitals === null || 'withheld' in vitals
      ? []
      : vitalSigns.flatMap((sign) =>
          vitals[sign] === undefined ? [] : [`${words.sign(sign)} ${vitals[sign]}${words.unit(sign)}`],
        );
  const names = attachments.flatMap((file) => ('withheld' in file ? [] : [file.name]));
  return [
    head,
    ...text,
    ...(values.length === 0 ? [] : [values.join('、')]),
    ...(names.length === 0 ? [] : [words.files(names)]),
  ].join('\n');
};
