declare const brand: unique symbol;
/** A string that only code which checked or made it may call a `Name`. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

export type AccountId = Branded<'AccountId'>;
export type PositionId = Branded<'PositionId'>;
export type SessionId = Branded<'SessionId'>;
export type DeviceId = Branded<'DeviceId'>;
export type FacilityId = Branded<'FacilityId'>;
export type PatientId = Branded<'PatientId'>;
export type ConsentId = Branded<'ConsentId'>;
export type MembershipId = Branded<'MembershipId'>;
export type ChannelId = Branded<'ChannelId'>;
export type PostId = Branded<'PostId'>;
export type ThreadId = Branded<'ThreadId'>;
export type NoticeId = Branded<'NoticeId'>;
export type ConferenceId = Branded<'ConferenceId'>;
export type MinutesId = Branded<'MinutesId'>;
export type AttachmentId = Branded<'AttachmentId'>;
export type ProvisionId = Branded<'ProvisionId'>;
export type FactId = Branded<'FactId'>;
/** A hub's id as the agreement names it, such as `hub-nagoya`. */
export type HubId = Branded<'HubId'>;

/**
 * The id that nobody and nothing has (ids are random). What is missing is looked for all the same, under this one, so
 * that the store is asked alike: nobody may tell an unknown id from a record that they have no relation to.
 */
export const nobodyId = <Id extends Branded<string>>(): Id => '0'.repeat(24) as Id;
