import { factOfWrite } from '#access/factOfWrite.ts';
import type { Grant } from '#access/gate.ts';
import type { DeedObject } from '#domain/access/about.ts';
import type { Deed } from '#domain/access/deeds.ts';
import type { Act } from '#domain/access/recordRef.ts';
import type { MinutesId } from '#domain/ids.ts';
import type { MinutesEvent } from '#domain/minutes/minutesEntry.ts';
import { standsOn } from '#domain/minutes/standsOn.ts';
import { Failure } from '#platform/failure.ts';
import { idOfWrite } from '#platform/idOfWrite.ts';
import { wrongField } from '#platform/wrongField.ts';
import { EntryRefused } from './entryRefused.ts';
import type { MinutesParts } from './minutesParts.ts';

/**
 * The act that each kind of entry needs. The room's own record of who was there (MI5) is nobody's act, and needs no
 * grant.
 */
const actOf: { readonly [Kind in MinutesEvent['kind']]: Act | Deed } = {
  update: 'edit',
  'header-set': 'set-header',
  inquired: 'record-inquiry',
  'inquiry-struck': 'strike-inquiry',
  commented: 'comment',
  attested: 'attest',
  attended: 'join',
  'attendee-entered': 'enter-attendee',
  'attendee-struck': 'strike-attendee',
  circulated: 'circulate',
  finalised: 'finalise',
};

/** The number of the entry that this one corrects or takes away. */
const objectOf = (event: MinutesEvent): DeedObject | null => {
  const entry = 'entry' in event ? event.entry : 'replaces' in event ? event.replaces : null;
  return typeof entry === 'number' ? { kind: 'entry', id: `${entry}` } : null;
};

/** Appends what a grant allows to the log. Durable on a majority when it resolves; the same clientId is the same entry. */
export const appendRecord = async (
  { logs, store, clock }: MinutesParts,
  grant: Grant,
  document: MinutesId,
  event: MinutesEvent,
  clientId: string,
): Promise<number> => {
  const { account, position } = grant.actor;
  const live = await logs.open(document);
  if (live === null) throw new Failure('A-01');
  const id = idOfWrite(document, account, event.kind, clientId);
  try {
    // The writer was shown an entry from the store, and this node has not read it yet, since nobody has the document
    // open here: so it reads on before it refuses.
    if (standsOn(event) > live.state.head) await live.catchUp();
    return await live.append(
      { account, position },
      event,
      factOfWrite(grant, clock.now(), actOf[event.kind], { object: objectOf(event), shows: [] }),
      id,
    );
  } catch (error) {
    // A second try may be refused because its own first try is stored and has changed the form: then it stands.
    const mayBeOwn = error instanceof EntryRefused && error.reason === 'replaced';
    const standing = mayBeOwn ? (await store.standing([id])).get(id) : undefined;
    if (standing !== undefined) return standing;
    throw asFailure(error);
  }
};

export const asFailure = (error: unknown): unknown => {
  if (!(error instanceof EntryRefused))
    return error instanceof Error && error.name === 'EntryUnsure' ? new Failure('N-01') : error;
  if (error.reason === 'replaced') return new Failure('C-01', { reason: 'changed-by-another' });
  const { reason } = error;
  if (reason === 'finalised' || reason === 'another-person' || reason === 'written-since')
    return new Failure('C-01', { reason });
  return wrongField('n', 'names an entry that is not there');
};
