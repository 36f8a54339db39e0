import { type Day, lastDayOf } from '../../vocabulary/days.ts';
import type { Decision } from '../decision.ts';

export type ExplainLanguage = 'ja' | 'en';

interface Bounds {
  readonly from: Day | null;
  readonly until: Day | null;
}

const reachNames = {
  ja: {
    'same-area': '同じ二次医療圏',
    'all-parties': 'すべての参加市町村',
    pairs: '指定の組',
    hub: '拠点病院',
  },
  en: { 'same-area': 'same medical area', 'all-parties': 'all parties', pairs: 'listed pairs', hub: 'hub' },
};

const ja = {
  list: (items: readonly string[]) => items.map((item) => `「${item}」`).join(''),
  period: ({ from, until }: Bounds) =>
    `${from ?? 'はじめ'}から${until === null ? '期限なし' : `${lastDayOf(until)}まで`}`,
  answer: ({ allowed, rule, agreement, version, clause }: Decision) => {
    if (rule === 'WA1') return '届きます。同じ市区町村の中なので、協定はいりません（WA1）。';
    if (rule === 'WA2') return '届きません。この日に効力のある協定がありません（WA2）。';
    const place = `協定 ${agreement} 第${version}版の条項 ${clause}`;
    return allowed
      ? `届きます。${place}によります。`
      : `届きません。最も近いのは${place}で、${rule} を満たしません。`;
  },
  notYet: (effective: string, day: string) =>
    `最初の版の効力は${effective}からで、${day}にはまだありません。`,
  passes: () => 'すべての条件を満たします。',
  noParty: (names: readonly string[], day: string) =>
    `${names.join('と')}は${day}に協定の参加市町村ではありません。`,
  hubMayStandIn: () => '拠点病院として名のる側にも、その市区町村で効力のある拠点病院がありません。',
  notInForce: (bounds: Bounds, day: string) => `条項の期間は${ja.period(bounds)}で、${day}は入りません。`,
  noArea: (name: string, day: string) => `${name}は${day}にどの二次医療圏にも入っていません。`,
  otherArea: (one: string, itsArea: string, other: string, otherArea: string) =>
    `${one}は${itsArea}、${other}は${otherArea}で、二次医療圏が違います。`,
  notPaired: (one: string, other: string) => `${one}と${other}の組は条項に挙げられていません。`,
  noHub: () => '送る側にも受ける側にも、この協定の効力のある拠点病院がありません。',
  twoHubs: () => '送る側も受ける側も拠点病院です。一方だけが拠点病院のときに届きます。',
  purpose: (purpose: string, listed: readonly string[]) =>
    `目的「${purpose}」は条項の目的${ja.list(listed)}にありません。`,
  dataClass: (dataClass: string, listed: readonly string[]) =>
    `情報の種類「${dataClass}」は条項が開示する${ja.list(listed)}にありません。`,
  profession: (profession: string, listed: readonly string[]) =>
    `職種「${profession}」は条項の職種${ja.list(listed)}にありません。`,
  admits: (profession: string, name: string, listed: readonly string[]) =>
    `${name}は職種「${profession}」を認めていません（認めるのは${ja.list(listed)}）。`,
  noConsent: () => '同意が要りますが、ありません。',
  consentPurpose: (purpose: string, listed: readonly string[]) =>
    `同意は目的「${purpose}」を含みません（同意の目的は${ja.list(listed) || 'なし'}）。`,
  consentRecipient: (name: string) => `同意の提供先に${name}が入っていません。`,
  consentPeriod: (bounds: Bounds, day: string) => `同意の期間は${ja.period(bounds)}で、${day}は入りません。`,
  consentWithdrawn: (day: string) => `同意は${day}に撤回されました。`,
  noActivation: () => '災害時連携の発動が要りますが、ありません。',
  activationBy: (by: string, from: string) => `発動したのは${by}で、記録の属する${from}ではありません。`,
  activationReceiver: (name: string) => `発動の提供先に${name}が入っていません。`,
  activationClass: (dataClass: string, listed: readonly string[]) =>
    `発動は情報の種類「${dataClass}」を含みません（含むのは${ja.list(listed) || 'なし'}）。`,
  activationPeriod: (bounds: Bounds, day: string) =>
    `発動の期間は${ja.period(bounds)}で、${day}は入りません。`,
  noReason: () => '理由が要りますが、書かれていません。',
  reach: reachNames.ja,
};

const en: typeof ja = {
  list: (items) => items.map((item) => `"${item}"`).join(', '),
  period: ({ from, until }) =>
    `${from ?? 'the beginning'} to ${until === null ? 'no end' : `${lastDayOf(until)}, that day included`}`,
  answer: ({ allowed, rule, agreement, version, clause }) => {
    if (rule === 'WA1') return 'Allowed: within one municipality no agreement is needed (WA1).';
    if (rule === 'WA2') return 'Denied: no agreement is effective on that day (WA2).';
    const place = `clause ${clause} of agreement ${agreement}, version ${version}`;
    return allowed ? `Allowed by ${place}.` : `Denied: ${place} came nearest and fails ${rule}.`;
  },
  notYet: (effective, day) => `Its first version is effective from ${effective}, which is after ${day}.`,
  passes: () => 'Passes every rule.',
  noParty: (names, day) => `${names.join(' and ')}: not a party on ${day}.`,
  hubMayStandIn: () => 'No hub that is in force in that municipality stands in for it either.',
  notInForce: (bounds, day) => `The clause is in force from ${en.period(bounds)}; ${day} is outside.`,
  noArea: (name, day) => `${name} is in no medical area on ${day}.`,
  otherArea: (one, itsArea, other, otherArea) =>
    `${one} is in ${itsArea}, ${other} in ${otherArea}: not the same medical area.`,
  notPaired: (one, other) => `The clause does not list the pair ${one} and ${other}.`,
  noHub: () => 'Neither end names a hub of this agreement that is in force in its municipality.',
  twoHubs: () => 'Both ends are hubs; exactly one must be.',
  purpose: (purpose, listed) => `Purpose "${purpose}" is not among the clause's: ${en.list(listed)}.`,
  dataClass: (dataClass, listed) =>
    `Data class "${dataClass}" is not among what the clause discloses: ${en.list(listed)}.`,
  profession: (profession, listed) =>
    `Profession "${profession}" is not among the clause's: ${en.list(listed)}.`,
  admits: (profession, name, listed) =>
    `${name} does not admit the profession "${profession}" (it admits ${en.list(listed)}).`,
  noConsent: () => 'A consent is required and none was given.',
  consentPurpose: (purpose, listed) =>
    `The consent does not cover the purpose "${purpose}" (it covers ${en.list(listed) || 'none'}).`,
  consentRecipient: (name) => `The consent does not name ${name} as a recipient.`,
  consentPeriod: (bounds, day) => `The consent holds from ${en.period(bounds)}; ${day} is outside.`,
  consentWithdrawn: (day) => `The consent was withdrawn on ${day}.`,
  noActivation: () => 'A disaster activation is required and none was given.',
  activationBy: (by, from) => `The activation was made by ${by}, not by the record's home, ${from}.`,
  activationReceiver: (name) => `The activation does not name ${name} as a receiver.`,
  activationClass: (dataClass, listed) =>
    `The activation does not cover "${dataClass}" (it covers ${en.list(listed) || 'none'}).`,
  activationPeriod: (bounds, day) => `The activation holds from ${en.period(bounds)}; ${day} is outside.`,
  noReason: () => 'A reason is required and none was written.',
  reach: reachNames.en,
};

export type ExplainTexts = typeof ja;
export const explainTexts: Readonly<Record<ExplainLanguage, ExplainTexts>> = { ja, en };
