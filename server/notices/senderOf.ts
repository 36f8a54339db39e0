import type { Grant } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AccountId, FacilityId, HubId, PositionId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Failure } from '#platform/failure.ts';
import type { NoticeParts } from './noticeParts.ts';

export interface Sender {
  readonly sender: AccountId;
  readonly position: PositionId;
  readonly facility: FacilityId;
  readonly home: MunicipalityCode;
  readonly fromHub: HubId | null;
}

/** From where a notice is sent: the facility of the position that one acts in, if the gate allows that position to send. */
export const senderOf = async (
  { gate, account }: Pick<NoticeParts, 'gate' | 'account'>,
  actor: Actor,
  asked: 'send-notice' | 'preview-notice',
): Promise<{ readonly sender: Sender; readonly grant: Grant }> => {
  const attributes = await account(actor.account);
  const position = attributes?.positions.find(({ id }) => id === actor.position);
  if (position === undefined) throw new Failure('A-06', { reason: 'no-position' });
  const grant = await gate.require(actor, asked, { kind: 'facility', id: position.facility });
  const sender = {
    sender: actor.account,
    position: position.id,
    facility: position.facility,
    home: position.facilityMunicipality,
    fromHub: position.hub,
  };
  return { sender, grant };
};
