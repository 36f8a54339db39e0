import type { FactRecord } from '#access/factRecord.ts';
import { unlinked } from '#access/unlinked.ts';
import type { FacilityState } from '#contracts/http/facilityState.ts';
import type { NoticeAudience } from '#contracts/http/noticeRoutes.ts';
import type { AccountId, FacilityId, HubId, NoticeId, PositionId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { keepShown } from './keepShown.ts';
import type { NoticeParts } from './noticeParts.ts';

/** A facility's state that is to be told, as server/facilities stored it together with the state itself. */
export interface ToldStatus {
  /** The same id for every try of the job, so that it is told once. */
  readonly id: NoticeId;
  readonly facility: FacilityId;
  /** The facility's own municipality and hub: where the record is at home. */
  readonly home: MunicipalityCode;
  readonly fromHub: HubId | null;
  readonly account: AccountId;
  readonly position: PositionId;
  readonly purpose: 'infection' | 'continuity';
  readonly status: FacilityState;
  readonly audience: NoticeAudience;
  readonly shown: readonly FacilityId[];
  readonly fact: FactRecord;
}

/** Sends a facility's state as a notice of the class `facility-status`. The same id again changes nothing. */
export const announceStatus =
  (parts: NoticeParts) =>
  async ({ id, shown, ...told }: ToldStatus): Promise<void> => {
    const sentAt = parts.clock.now();
    try {
      await parts.notices.create({
        ...told,
        ...unlinked(told.fact),
        _id: id,
        clientId: `status-${id}`,
        kind: 'facility-status',
        patient: null,
        admission: null,
        title: '',
        text: '',
        files: [],
        shown: await keepShown(parts, told.home, shown, sentAt),
        sentAt,
        outbox: { state: 'waiting', done: 0, total: 0, touchedAt: sentAt },
        reach: null,
        remindedAt: null,
      });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    await parts.startDelivery(id);
  };
