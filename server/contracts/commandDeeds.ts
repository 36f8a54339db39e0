import type { Asked } from '#domain/access/deeds.ts';
import type { routes } from './http/routes.ts';
import type { requests } from './realtime/registry.ts';

type Changing<Routes> = {
  [Name in keyof Routes]: Routes[Name] extends { readonly method: 'GET' } ? never : Name;
}[keyof Routes];

/** Requests that leave no fact of their own, each with the reason. */
interface Without {
  readonly without: string;
}

const session = {
  without: 'of the session itself: no record is touched',
} as const;
const signing = {
  without:
    'of the session, which no record has: its fact is written with what it does, of a name of its own (AU16)',
} as const;
const byOperator = {
  without: 'by whom no record has: its fact is written with what it does, of a name of its own (HouseDeed)',
} as const;
const unnamed = {
  without: 'what nothing names yet is its uploader’s alone; the record that names it has the fact',
} as const;
const inCall = { without: 'within the call, whose joining is the fact' } as const;

/**
 * Every request at both doors that can change something, with the deed that its fact names (AU12). A request that is
 * missing here does not compile; one that leaves another fact than it says fails the attack matrix.
 */
export const commandDeeds = {
  // Sessions and the founding of the house.
  signIn: signing,
  giveSecondFactor: signing,
  signOut: signing,
  signOutEverywhere: signing,
  markDeviceLost: session,
  switchPosition: signing,
  changePassword: signing,
  setPasswordByLink: signing,
  beginSecondFactor: session,
  confirmSecondFactor: signing,
  makeFirstMunicipality: byOperator,
  makeMunicipality: byOperator,
  makeFirstOfficer: byOperator,
  askOfficer: byOperator,
  confirmOfficer: byOperator,
  objectOfficer: byOperator,
  completeOfficer: byOperator,
  markTelling: { without: 'that one has seen what one was told' },
  // A municipality's directory.
  makeAccount: 'make-account',
  leaveAccount: 'leave-account',
  undoLeave: 'undo-leave',
  changeName: 'change-name',
  vouchProfession: 'vouch-profession',
  renewSignIn: 'renew-sign-in',
  grantCapacity: 'grant-capacity',
  endCapacity: 'end-capacity',
  decideApplication: 'refuse-application',
  markAccountDeviceLost: 'mark-device-lost',
  makeFacility: 'make-facility',
  importAgreement: 'import-agreement',
  registerPatient: 'register-patient',
  startTeam: 'start-team',
  giveConsent: 'give-consent',
  withdrawConsent: 'withdraw-consent',
  // A facility.
  addPosition: 'add-position',
  endPosition: 'end-position',
  changeProfession: 'change-profession',
  applyForPosition: 'apply-position',
  setFacilityStatus: 'set-status',
  previewFacilityStatus: 'preview-status',
  // A team.
  previewInvitation: 'preview-invitation',
  invite: 'invite',
  endMembership: 'end-membership',
  endHomeMembership: 'end-home-membership',
  previewHospitalNote: 'preview-admission',
  sendHospitalNote: 'tell-admission',
  // A group without a patient.
  openGroup: 'open-group',
  leaveGroup: 'leave-group',
  // The family's room.
  writeToFamilyRoom: 'write-to-family',
  markFamilyRead: 'mark-family-read',
  answerFamily: 'answer-family',
  leaveFamilyRoom: 'leave-family-room',
  inviteFamily: 'invite-family',
  endFamily: 'end-family',
  keepFamilyPapers: 'keep-papers',
  reviewFamily: 'review-family',
  giveNumberSheet: 'give-number-sheet',
  renewFamilyLink: 'renew-family-link',
  nameFamilyReaders: 'name-family-readers',
  protectFamily: 'protect-family',
  // A channel.
  uploadAttachment: unnamed,
  beginUpload: unnamed,
  sendPart: unnamed,
  finishUpload: unnamed,
  dropUpload: unnamed,
  createPost: 'write',
  correctPost: 'correct',
  withdrawPost: 'withdraw-post',
  reactToPost: 'react',
  pinPost: 'pin-post',
  setTopicState: 'set-topic-state',
  markRead: 'mark-read',
  // Notices.
  previewNotice: 'preview-notice',
  sendNotice: 'send-notice',
  openNotice: 'open-notice',
  acknowledgeNotice: 'acknowledge',
  remindNotice: 'remind-notice',
  // Conferences and minutes.
  planConference: 'hold-conference',
  startConference: 'start-conference',
  endConference: 'end-conference',
  cancelConference: 'cancel-conference',
  commentMinutes: 'comment',
  attestMinutes: 'attest',
  setMinutesHeader: 'set-header',
  enterAttendee: 'enter-attendee',
  strikeAttendee: 'strike-attendee',
  recordInquiry: 'record-inquiry',
  strikeInquiry: 'strike-inquiry',
  circulateMinutes: 'circulate',
  finaliseMinutes: 'finalise',
  supplementMinutes: 'supplement',
  // The socket door.
  activity: session,
  'session:look': session,
  ping: session,
  'channel:open': 'read',
  'channel:close': { without: 'ends what was opened, and closes its provision' },
  'post:list': 'read',
  'post:create': 'write',
  'post:correct': 'correct',
  'post:withdraw': 'withdraw-post',
  'post:react': 'react',
  'post:pin': 'pin-post',
  'thread:set-state': 'set-topic-state',
  'channel:mark-read': 'mark-read',
  typing: { without: 'told to who is there and stored nowhere' },
  'call:join': 'join',
  'call:list-peers': inCall,
  'call:leave': inCall,
  'call:create-transport': inCall,
  'call:connect-transport': inCall,
  'call:restart-ice': inCall,
  'call:produce': inCall,
  'call:set-producer': inCall,
  'call:close-producer': inCall,
  'call:consume-all': inCall,
  'call:set-consumers': inCall,
} as const satisfies Readonly<Record<Changing<typeof routes> | keyof typeof requests, Asked | Without>>;

/**
 * Deeds that are only judged, because they change nothing that has a fact of its own: joining, opening, looking
 * before one acts.
 */
const onlyJudged: readonly string[] = ['read', 'join', 'open-notice'];

/** The deeds that leave a fact of what was done, beside the fact of the judgement that one may. */
export const changingDeeds: ReadonlySet<string> = new Set(
  Object.values(commandDeeds).filter(
    (deed) => typeof deed === 'string' && !onlyJudged.includes(deed) && !deed.startsWith('preview-'),
  ) as string[],
);
