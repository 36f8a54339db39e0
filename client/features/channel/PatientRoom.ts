import type { PatientView } from '#contracts/http/patientView.ts';
import type { ChannelId } from '#domain/ids.ts';

/** What the screens of a patient's channel need to know of the patient. */
export interface PatientRoom {
  readonly channel: ChannelId;
  /** 髙橋花子様 */
  readonly calledName: string;
  /** 髙橋様のチームへ送る */
  readonly sendLabel: string;
  readonly path: string;
  /** Whom a text can call. */
  readonly team: PatientView['team'];
}
