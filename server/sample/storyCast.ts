import type { SampleKey } from './sampleAccounts.ts';

/** Which sample account plays which part around the story's patient; the browser tests sign in by it. */
export const storyCast = {
  officer: 'officer-toyohashi',
  auditor: 'auditor-toyohashi',
  otherOfficer: 'officer-toyokawa',
  /** At home, first of the team. */
  doctor: 'doctor-toyohashi',
  /** 豊川市, the same area: s1. */
  visitingNurse: 'nurse-toyokawa',
  /** 岡崎市, another area: s2, for care and conference; has a second factor. */
  careManager: 'caremanager-okazaki',
  /** 岡崎市, s2, for care: no clause discloses a photo. */
  noPhotoMember: 'pharmacist-okazaki',
  /** The hub hospital in 名古屋市, which is no party: s4, for conference and admission-discharge. */
  dischargeNurse: 'discharge-nagoya',
  /** 新城市 is no party. */
  nonPartyProfessional: 'nurse-shinshiro',
  /** 豊橋市, and not in this team. */
  outsiderAtHome: 'pharmacist-toyohashi',
  /** 蒲郡市: a consent of its own, withdrawn nine days ago. */
  withdrawnMember: 'pt-gamagori',
  /** 田原市: a consent of its own, which still holds and can be withdrawn without touching the others. */
  ownConsentMember: 'helper-tahara',
  facilityManager: 'manager-toyokawa',
  /** Of the サービス担当者会議 whose 第4表 waits to be finalised. */
  serviceMeetingCareManager: 'caremanager-toyohashi',
} as const satisfies Record<string, SampleKey>;

export const storyNames = {
  /** The story's patient, of 豊橋市. */
  patient: '髙橋 花子（見本）',
  /** Whose サービス担当者会議 was held. */
  serviceMeetingPatient: '鈴木 茂（見本）',
  dischargeConference: '退院前カンファレンス（見本）',
  serviceMeeting: 'サービス担当者会議（見本）',
} as const;
