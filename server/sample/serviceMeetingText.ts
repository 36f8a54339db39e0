import type { Typed } from './typeInto.ts';

/** What was written in the サービス担当者会議 of 鈴木 茂 様. 見本. */
export const serviceMeetingText = {
  header: { count: '第3回' },
  attendees: [
    { category: 'self', name: '鈴木 茂（見本）', affiliation: '' },
    { category: 'family', name: '鈴木 和子（見本）', affiliation: '妻' },
    {
      category: 'in-person',
      name: '石川 大輔（見本）',
      affiliation: '見本 てすり福祉用具店（福祉用具専門相談員）',
    },
  ],
  inquiry: {
    affiliation: '見本 みなと薬局（薬剤師）',
    name: '中村 誠（見本）',
    reason: '同時刻に他の利用者宅への訪問があるため',
    content: '朝・夕の一包化への変更と、嚥下状態を踏まえた剤形について',
    answer:
      '一包化は次回処方から対応可能。アムロジピンはOD錠へ、酸化マグネシウムは細粒へ変更を提案します。奥様がセットしやすいよう、日付を印字します。',
  },
  comment: {
    section: 'remaining',
    text: '次回までに、入浴前後の血圧の推移をまとめてお持ちします。',
  },
  sections: [
    {
      by: 'caremanager-toyohashi',
      section: 'agenda',
      lines: [
        '・退院後3か月の生活状況の確認と居宅サービス計画の見直し',
        '・右片麻痺に対する歩行と入浴の支援方法',
        '・むせ込みへの対応と食事形態',
        '・服薬管理の負担軽減（奥様の介護負担）',
      ],
    },
    {
      by: 'caremanager-toyohashi',
      section: 'discussion',
      lines: [
        '本人：「杖で庭まで出て、植木の手入れをまたやりたい。」',
        '妻：「夜のトイレの付き添いが続き、腰がつらい。薬の数が多く、間違えないか不安。」',
        '医師：血圧は130台で安定している。再発予防のため減塩と内服の継続を。入浴は収縮期160以上で見合わせる。',
        'サービス提供責任者：朝の更衣は見守りでできる日が増えた。入浴時の立ち上がりに介助を要する。',
      ],
    },
    {
      by: 'nurse-toyokawa',
      section: 'discussion',
      lines: [
        '訪問看護：水分でときどきむせがある。とろみ（薄い）で改善。体重は3か月で0.8kg減、食事量を引き続き確認する。',
      ],
    },
    {
      by: 'ot-toyokawa',
      section: 'discussion',
      lines: ['作業療法士：四点杖で屋内20mを見守りで歩行可能。浴室は縦手すりの追加が有効。'],
    },
    {
      by: 'caremanager-toyohashi',
      section: 'conclusion',
      lines: [
        '・訪問リハビリを週1回から週2回へ増やし、庭までの屋外歩行を3か月の目標とする。',
        '・浴室に縦手すりを1本追加する（住宅改修、石川専門相談員が見積もり）。',
        '・水分は薄いとろみとし、言語聴覚士の評価を依頼する。',
        '・内服は朝・夕の一包化とし、薬剤師が訪問時にセットする。',
        '・夜間はポータブルトイレを試用し、奥様の負担を1か月後に再確認する。',
      ],
    },
    {
      by: 'caremanager-toyohashi',
      section: 'remaining',
      lines: [
        'ショートステイの利用は本人の意向を聞きながら検討を続ける。次回は3か月後、認定更新の前に開催する。',
      ],
    },
  ] satisfies Typed[],
} as const;
