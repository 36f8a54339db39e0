import type { AcceptedMutants } from '../acceptedMutant.ts';

export const channels: AcceptedMutants = {
  'server/channels/appendEntry.ts': [
    {
      original: 'draft.state === null || draft.thread === null',
      replacement: '(draft.state === null)',
      why: 'a state is always of a topic',
    },
  ],
  'server/channels/channelRoom.ts': [
    { original: '0', replacement: '(0 + 1)', on: '#wokenFor = 0', why: 'no head that is told is below 1' },
    { original: 'head <= this.cursor', replacement: 'false', why: 'a short cut: it is asked again in turn' },
    {
      original: ' <= ',
      replacement: ' < ',
      on: 'if (head <= this.cursor) return',
      why: 'a short cut: it is asked again in turn',
    },
    {
      original: 'true',
      replacement: 'false',
      on: 'cursor >= this.cursor)) return true',
      why: 'where no group lacks anything none is sent anything',
    },
    {
      original: 'read.slice(lacks)',
      replacement: 'read',
      why: 'a group that lacks some of what was read just now lacks all of it',
    },
    { original: 'admission.covers(run)', replacement: 'false', why: 'asked again before one is opened' },
    {
      original: ' > ',
      replacement: ' >= ',
      on: 'opening.length > 0',
      why: 'waiting for none of them is over at once',
    },
  ],
  'server/channels/heldMembers.ts': [
    {
      original: 'beside.delete(connection.id);',
      replacement: ';',
      why: 'one that is closed holds nothing: memory alone',
    },
    {
      original: 'beside.size === 0',
      replacement: 'false',
      why: 'a session without connections holds nothing: memory alone',
    },
    {
      original: 'this.#bySession.delete(session);',
      replacement: ';',
      why: 'a session without connections holds nothing: memory alone',
    },
    {
      original: 'this.#byConnection.get(connection.id)?.keys() ?? []',
      replacement: '(this.#byConnection.get(connection.id)?.keys())',
      why: 'they are there until it closes, once',
    },
  ],
  'server/channels/insertTogether.ts': [
    { original: '400', replacement: '(400 + 1)', why: 'a bound on one command, no measure' },
  ],
  'server/channels/listReaders.ts': [
    {
      original: ' < ',
      replacement: ' <= ',
      on: 'receipt.at < before.at',
      why: 'of two at one time either is the first',
    },
  ],
  'server/channels/listTopics.ts': [
    { original: '1', replacement: '(1 + 1)', on: 'before ?? head + 1', why: 'cut at the head' },
  ],
  'server/channels/markRead.ts': [
    {
      original: '1',
      replacement: '(1 + 1)',
      on: 'discloses(dataClass, 1)',
      why: 'what is open is open for every seq',
    },
    {
      original: 'answer.disclosed && answer.upToSeq === null',
      replacement: '(answer.upToSeq === null)',
      why: 'what is not disclosed has no such seq',
    },
  ],
  'server/channels/readThread.ts': [
    {
      original: '0',
      replacement: '(0 + 1)',
      on: 'after = 0',
      why: 'the first entry of a channel answers nothing',
    },
  ],
  'server/channels/readVitals.ts': [
    { original: '1', replacement: '(1 + 1)', on: 'before ?? head + 1', why: 'cut at the head' },
    { original: 'vitals ?? {}', replacement: '(vitals)', why: 'those without vitals were left out before' },
  ],
  'server/channels/recentEntries.ts': [
    {
      original: 'this.#entries.length <= AT_REST || this.#now() - this.#askedAt < REST_AFTER_MS',
      replacement: '(this.#now() - this.#askedAt < REST_AFTER_MS)',
      why: 'the last twenty of twenty are the same',
    },
    { original: ' <= ', replacement: ' < ', on: '<= AT_REST', why: 'the last twenty of twenty are the same' },
  ],
  'server/channels/rememberAuthors.ts': [
    { original: '20_000', replacement: '(20_000 + 1)', why: 'a bound on memory, no measure' },
  ],
  'server/channels/sentRuns.ts': [
    {
      original: '0',
      replacement: '(0 + 1)',
      on: '[first = 0, last = 0]',
      why: 'a text that is split has a first part, and a lone 1 is no word of ours',
    },
  ],
  'server/channels/settleOwn.ts': [
    {
      original: 'running.get(key) === adding',
      replacement: '!(running.get(key) === adding)',
      why: 'what is over and kept is waited for no longer: memory alone',
    },
    {
      original: 'running.get(key) === adding',
      replacement: 'false',
      why: 'what is over and kept is waited for no longer: memory alone',
    },
    {
      original: 'running.delete(key);',
      replacement: ';',
      why: 'what is over and kept is waited for no longer: memory alone',
    },
    { original: 'written: Promise.resolve(false)', replacement: '...{}', why: 'set in the same step' },
    { original: 'false', replacement: 'true', on: 'Promise.resolve(false)', why: 'set in the same step' },
  ],
  'server/channels/updateTogether.ts': [
    { original: '500', replacement: '(500 + 1)', why: 'a bound on one command, no measure' },
  ],
  'server/channels/withinSilence.ts': [
    { original: '5_000', replacement: '(5_000 + 1)', why: 'a bound against hanging, no measure' },
  ],
};
