import type { Grant } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Change, ChangeKind } from '#domain/channels/change.ts';
import type { Discloses } from '#domain/channels/disclosure.ts';
import { classesOfEntry, type Entry, isPost } from '#domain/channels/entry.ts';
import { type EntryView, presentEntry, type ShownEntry } from '#domain/channels/presentEntry.ts';
import { showFolded } from '#domain/channels/showFolded.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { wrongField } from '#platform/wrongField.ts';
import { type AppendAct, appendEntry } from './appendEntry.ts';
import { authorOf } from './authorOf.ts';
import type { ChannelParts } from './channelParts.ts';

/** At most so much may be said of one post, since each reading of the post reads all of it. */
const MOST_CHANGES = 1_000;

/** A post that somebody may change something about, with everything that was said of it so far. */
export interface Changeable {
  readonly grant: Grant;
  readonly target: Entry;
  readonly changes: readonly Entry[];
  /** The post as it stands, whole: for its author, who wrote all of it. */
  readonly standing: ShownEntry;
}

const all: Discloses = () => ({ disclosed: true, upToSeq: null });

/**
 * A post of this very channel, if the person is shown any part of it; any other id is as an unknown one. The
 * judgement names the post, so that the trail says of which post somebody was refused, too.
 */
const requirePost = async (
  parts: ChannelParts,
  actor: Actor,
  { act, channel, post }: { act: AppendAct; channel: ChannelId; post: PostId },
): Promise<Changeable> => {
  const object = { kind: 'post', id: post } as const;
  const grant = await parts.gate.require(actor, act, { kind: 'channel', id: channel }, { object });
  const target = await parts.store.byId(channel, post);
  if (target === null || !isPost(target) || !('id' in presentEntry(target, grant.discloses)))
    throw new Failure('A-01');
  const changes = await parts.store.changesOf(channel, [post], Number.MAX_SAFE_INTEGER);
  const [standing] = showFolded([target], changes, all).views;
  return { grant, target, changes, standing: standing as ShownEntry };
};

/** What is said, in the form of an entry, or the entry that says it already. */
type Say = (
  found: Changeable,
) => Pick<Entry, 'title' | 'text' | 'vitals' | 'mentions'> & Pick<Change, 'reaction' | 'on'>;

export const nothingSaid = { title: null, text: '', vitals: null } as const;

/**
 * [WR1] Says something of a post by an entry of the log that refers to it. A retry (`clientId`) is answered with the
 * entry of the first try; of two people who act at the same moment the log has the order. `standsAlready`: an entry
 * that says the same, where saying it twice would mean nothing more.
 */
export const changePost = async (
  parts: ChannelParts,
  actor: Actor,
  asked: {
    readonly act: AppendAct;
    readonly kind: ChangeKind;
    readonly channel: ChannelId;
    readonly post: PostId;
    readonly clientId: string;
  },
  own: boolean,
  say: Say | ((found: Changeable) => Promise<ReturnType<Say>>),
  standsAlready: (found: Changeable) => Entry | null = () => null,
): Promise<EntryView> => {
  const { act, kind, post, clientId } = asked;
  const found = await requirePost(parts, actor, asked);
  const { grant, target, changes, standing } = found;
  if (own && target.author.account !== actor.account) throw new Failure('A-06', { reason: 'author' });
  const again = changes.find((each) => each.author.account === actor.account && each.clientId === clientId);
  if (again?.kind === kind) return presentEntry(again, grant.discloses);
  if (standing.standing?.withdrawn != null) throw new Failure('C-01', { reason: 'post-withdrawn' });
  const known = standsAlready(found);
  if (known !== null) return presentEntry(known, grant.discloses);
  if (changes.length >= MOST_CHANGES) throw wrongField('post', 'changed too often', 'too-many', MOST_CHANGES);
  const { reaction, on, ...words } = await say(found);
  const corrections = changes.filter((each) => each.kind === 'correction');
  const change: Change = {
    ...{ post, of: target.seq, kind: target.kind === 'visit-report' ? 'visit-report' : 'post' },
    classes: [...new Set([target, ...corrections].flatMap(classesOfEntry))],
    ...(reaction === undefined ? {} : { reaction }),
    ...(on === undefined ? {} : { on }),
  };
  const draft = { clientId, kind, author: await authorOf(parts, grant), ...words };
  const beside = { thread: null, attachments: [], state: null, change, at: parts.clock.now() };
  const view = await appendEntry(parts, grant, act, { ...draft, ...beside }, { kind: 'post', id: post });
  // [AC1] The clientId belongs to something else that the person wrote here: only the same thing can be tried again.
  if ('id' in view && (view.kind !== kind || view.change?.post !== post))
    throw new Failure('C-01', { reason: 'made-for-another' });
  return view;
};
