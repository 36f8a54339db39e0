import type { Content } from 'pdfmake/interfaces.js';
import { seenForm } from '#domain/minutes/seenForm.ts';
import type { LoadedMinutes } from '../loadMinutes.ts';
import type { SupplementRecord } from '../supplementModel.ts';
import { ruled, tokyoTime } from './formPieces.ts';

/** 確定 日時, 確定者, 内容確認者一覧, the seal's hash; before 確定 that it is a draft. */
export const sealLine = ({ state, name }: LoadedMinutes, sha256: string | null): Content => {
  const attested = state.attestations.map(({ by, at, seen }) => {
    const { name: person, facility, profession } = name(by.position);
    // [MI11] Nobody is printed as having confirmed what they have not seen.
    return `${person}（${facility} ${profession}、${tokyoTime(at)}${remarks[seenForm(state, seen)]}）`;
  });
  const who = attested.length === 0 ? 'なし' : attested.join('、');
  const { finalised } = state;
  const lines =
    finalised === null || sha256 === null
      ? ['下書き（未確定）です。確定の後に改めて印刷してください。']
      : [
          `確定　${tokyoTime(finalised.at)}　　確定者　${name(finalised.by.position).name}（${name(finalised.by.position).facility}）`,
          ...(state.leftOut.length === 0
            ? []
            : [`記録番号 ${finalised.asOf} までの内容で確定しました。その後に書かれた内容は含みません。`]),
          `封印　SHA-256 ${sha256.slice(0, 16)}…（記録番号 ${finalised.n}）`,
        ];
  return {
    margin: [0, 8, 0, 0],
    table: { widths: ['*'], body: [[{ stack: [...lines, `内容確認者　${who}`], fontSize: 8.5 }]] },
    layout: ruled,
  };
};

const remarks = {
  current: '',
  earlier: '、変更前の内容を確認',
  later: '、確定に入らなかった変更を含む内容を確認',
} as const;

/** 追記 stand after the seal, each under its author's name and time. */
export const supplementLines = (supplements: readonly SupplementRecord[]): Content[] =>
  supplements.map(({ n, at, by, text, writers = [] }) => ({
    margin: [0, 6, 0, 0],
    stack: [
      {
        text: `追記 ${n}　${tokyoTime(at)}　${by.name}（${by.facility} ${by.profession}）${
          writers.length === 0 ? '' : `　もとの記入　${writers.join('、')}`
        }`,
        bold: true,
        fontSize: 8.5,
      },
      { text },
    ],
  }));
