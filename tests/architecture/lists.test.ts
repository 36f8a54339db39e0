import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './sourceFiles.ts';

const files = sourceFiles();

/** What cuts a list of the store or of the screen short. */
const CUT = /\.limit\((?!\{)|\.slice\(0, |\.slice\(-|\blimit: \d|\bpageOf\(/;

/** Each place that does, and its way on, or why nothing is missed there. */
const wayOn: Readonly<Record<string, string>> = {
  'client/features/channel/EntryStanding.tsx': 'all wordings but the present one, which stands above',
  'client/features/channel/MentionList.tsx': 'candidates: a letter more finds the rest',
  'client/features/channel/mentionsIn.ts': 'as many as a post may call',
  'client/features/channel/markSeen.ts': 'batches: the rest follows',
  'client/features/minutes/UnstoredText.tsx': 'a piece of a text, with its own way on',
  'client/features/minutes/readUnstored.ts': 'a piece of a text',
  'client/features/patients/SideTopics.tsx': 'the newest; their heading counts all and leads to them',
  'server/access/commitOnMachine.ts': 'the last entry',
  'server/access/keepProvisions.ts': 'a sweep: the rest at the next',
  'server/access/revocations.ts': 'a log read by cursor',
  'server/accounts/listAccounts.ts': 'pages by next',
  'server/accounts/listFacilityApplications.ts': 'pages by next',
  'server/accounts/carryOutLeavings.ts': 'a sweep: the rest at the next',
  'server/accounts/searchPeople.ts': 'pages by after',
  'server/tellings/tellings.ts': 'what was seen gives way to the next',
  'server/agreements/compiler/compileAhead.ts':
    'days ahead that are compiled early; others when they are asked for',
  'server/attachments/uploadParts.ts': 'the oldest make way for a new one',
  'server/attachments/scanPdf.ts': 'a piece of a text',
  'server/audit/readNewest.ts': 'pages by next',
  'server/audit/searchAudited.ts': 'pages by next',
  'server/audit/waitingFacts.ts': 'a count that says "more"; the chainer goes on',
  'server/channels/listPins.ts': 'pages by before',
  'server/channels/readVitals.ts': 'all wordings but the present one, which is the value',
  'server/channels/listTopics.ts': 'pages by before, more',
  'server/channels/readPictures.ts': 'pages by before',
  'server/channels/readThread.ts': 'pages by after, more',
  'server/channels/channelLog.ts': 'what this node wrote last; the store has all',
  'server/channels/ownSeqs.ts': 'what is known before it is stored; the stored marks have all',
  'server/channels/recentEntries.ts': 'entries kept in memory; the store has all',
  'server/composing/composeDirectory.ts': 'the one office of a city',
  'server/conferences/listConferences.ts': 'pages by next',
  'server/contracts/pageMark.ts': 'a piece of a text',
  'server/facilities/facilityHandlers.ts': 'pages by next',
  'server/facilities/facilityQueries.ts': 'as its callers ask; they have pages',
  'server/facilities/tellStatuses.ts': 'a sweep: the rest at the next',
  'server/families/listFamilyPosts.ts': 'pages by before, more',
  'server/minutes/logStore.ts': 'pages by n; the last entry',
  'server/minutes/snapshotStore.ts': 'the newest snapshots, of which one is needed',
  'server/minutes/supplementMinutes.ts': 'the last entry',
  'server/names/refoldNames.ts': 'batches: the rest follows',
  'server/notices/countUnread.ts': 'bounded judging, said in SECURITY.md',
  'server/notices/listHospitalNotes.ts': 'pages by next',
  'server/notices/readNotices.ts': 'pages by next',
  'server/notices/sweepNotices.ts': 'a sweep: the rest at the next',
  'server/patients/patientHandlers.ts': 'pages by next',
  'server/patients/patientQueries.ts': 'pages by next; a search with more',
  'server/sessions/devices.ts': 'browsers of one account, the newest 200',
  'server/sessions/sessionCookie.ts': 'keys of one browser, the newest',
  'server/teams/searchCandidates.ts': 'pages by next',
};

/** A list of the house, and not a piece of a text, a number or bytes. */
const cuts = (text: string): boolean =>
  text
    .split('\n')
    .some(
      (line) =>
        CUT.test(line) &&
        !/slice\(0, (?:\d+|MOST_PATH|10|at|end|5\))\)|\.slice\(0, upTo\)/.test(line) &&
        !/^\s*(\*|\/\/)/.test(line),
    );

describe('lists', () => {
  const cutting = files
    .filter(({ path }) => /^(server|client\/features)\//.test(path))
    .filter(
      ({ path }) =>
        !/^server\/(setup|sample|domain|platform|agreements\/command|audit\/command|minutes\/pdf)\//.test(
          path,
        ),
    )
    .filter(({ path }) => !path.startsWith('client/features/minutes/paste/'))
    .filter(({ text }) => cuts(text))
    .map(({ path }) => path);

  it('[LI1] nothing cuts a list short without a way on, or a reason why nothing is missed', () => {
    expect(cutting.filter((path) => !(path in wayOn))).toEqual([]);
  });

  it('gives no reason for a place that cuts nothing any more', () => {
    expect(Object.keys(wayOn).filter((path) => !cutting.includes(path))).toEqual([]);
  });

  it('[LI1] no screen says that there is nothing while a page of its list is left', () => {
    const silent = files
      .filter(({ path, text }) => path.startsWith('client/') && text.includes('useInfiniteQuery('))
      .filter(({ text }) => !/hasNextPage|MorePages/.test(text))
      .map(({ path }) => path);
    // Each of these is shown by a screen that has the way on.
    expect(silent).toEqual([
      'client/features/audit/useAuditTrail.ts',
      'client/features/channel/useTopics.ts',
      'client/features/conferences/useConferences.ts',
    ]);
    const screen = files.find(({ path }) => path === 'client/features/conferences/ConferencesScreen.tsx');
    expect(screen?.text).toContain('<MorePages list={conferences} />');
  });
});
