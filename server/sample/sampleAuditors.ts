import type { OfficerKey } from './sampleOfficers.ts';

/** 見本: who audits a city, at its office. The key is the login name too. */
export interface SampleAuditor {
  readonly name: string;
  readonly kana: string;
  /** By whom the account is made. */
  readonly officer: OfficerKey;
}

export const sampleAuditors = {
  'auditor-toyohashi': {
    name: '安藤 久志（見本）',
    kana: 'アンドウ ヒサシ ミホン',
    officer: 'officer-toyohashi',
  },
} as const satisfies Record<string, SampleAuditor>;

export type AuditorKey = keyof typeof sampleAuditors;
