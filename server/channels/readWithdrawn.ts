import type { Actor } from '#domain/access/actor.ts';
import type { Discloses } from '#domain/channels/disclosure.ts';
import { isPost } from '#domain/channels/entry.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import { type Folded, showFolded } from '#domain/channels/showFolded.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Failure } from '#platform/failure.ts';
import type { ChannelParts } from './channelParts.ts';

type Parts = Pick<ChannelParts, 'gate' | 'store' | 'patientOfChannel'>;

/** [WR2] What one has withdrawn oneself, as it was; for everybody else, in the team too, it is an unknown id. */
export const readOwnWithdrawn = async (
  { gate, store }: Parts,
  actor: Actor,
  channel: ChannelId,
  post: PostId,
): Promise<EntryView> => {
  const object = { kind: 'post', id: post } as const;
  const grant = await gate.require(actor, 'read-withdrawn', { kind: 'channel', id: channel }, { object });
  const { author, show } = await withdrawn(store, channel, post);
  if (author !== actor.account) throw new Failure('A-01');
  const { views, runs } = show(grant.discloses);
  await gate.provideRuns(grant, runs);
  return views[0]!;
};

/**
 * [WR2] The named review: an officer of the patient's home reads what was withdrawn, post by post. Each reading is a
 * fact of its own that names officer, post and patient.
 */
export const reviewWithdrawn = async (
  { gate, store, patientOfChannel }: Parts,
  actor: Actor,
  municipality: MunicipalityCode,
  channel: ChannelId,
  post: PostId,
): Promise<EntryView> => {
  const patient = await patientOfChannel(channel);
  const isHome = patient?.home === municipality;
  await gate.require(
    actor,
    'review-withdrawn',
    { kind: 'municipality', id: municipality },
    { object: { kind: 'post', id: post }, patient: isHome ? patient.id : null },
  );
  const { show } = await withdrawn(store, channel, post);
  if (!isHome) throw new Failure('A-01');
  // The officer and the record are of the patient's home: nothing crosses a border.
  return show(() => ({ disclosed: true, upToSeq: null })).views[0]!;
};

/** A withdrawn post with its corrections, without the withdrawal; any other id is as an unknown one. */
const withdrawn = async (store: Parts['store'], channel: ChannelId, post: PostId) => {
  const found = await store.byId(channel, post);
  const changes = await store.changesOf(channel, [post], Number.MAX_SAFE_INTEGER);
  const withdrawal = changes.find(({ kind }) => kind === 'withdrawal');
  if (found === null || !isPost(found) || withdrawal === undefined) throw new Failure('A-01');
  const corrections = changes.filter(({ kind, seq }) => kind === 'correction' && seq < withdrawal.seq);
  return {
    author: found.author.account,
    show: (discloses: Discloses): Folded => showFolded([found], corrections, discloses),
  };
};
