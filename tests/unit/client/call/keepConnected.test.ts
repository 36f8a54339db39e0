import { describe, expect, it } from '@jest/globals';
import { fakeCall } from '#tests/support/call/fakeCall.ts';
import { flow } from '#tests/support/call/flow.ts';
import { inCall } from '#tests/support/call/inCall.ts';

const turn = [{ urls: 'turn:turn.example' }];
type Fake = ReturnType<typeof fakeCall>;

describe('a break of the line', () => {
  it('[CA1] of less than two seconds is not even said: the same session goes on, and the seat is taken again once', async () => {
    const fake = fakeCall();
    await inCall(fake);
    await fake.line(false);
    await fake.pass(1_900);
    expect(fake.state().phase).toBe('in');
    await fake.line(true);
    await fake.answerJoin('me');
    await fake.pass(60_000);
    expect(fake.state().phase).toBe('in');
    expect([fake.counts.joins, fake.sessions.length, fake.session().closed]).toEqual([2, 1, false]);
    // What changed meanwhile was pushed to nobody: it is looked at.
    expect(fake.session().looks).toBe(1);
  });

  it('[CA1] of longer is said, while what still flows goes on', async () => {
    const fake = fakeCall();
    await inCall(fake);
    await fake.line(false);
    await fake.pass(2_000);
    expect(fake.state().phase).toBe('reconnecting');
    expect(fake.session().closed).toBe(false);
    await fake.line(true);
    await fake.answerJoin('me');
    expect([fake.state().phase, fake.sessions.length]).toEqual(['in', 1]);
  });

  it('[CA1] after which one is another participant: one new session, the old one closed, nothing leaked', async () => {
    const fake = fakeCall();
    await inCall(fake);
    await fake.line(false);
    await fake.line(true);
    await fake.answerJoin('another');
    flow(fake);
    await fake.pass(60_000);
    expect(fake.state().phase).toBe('in');
    expect(fake.sessions.map(({ closed }) => closed)).toEqual([true, false]);
    expect([fake.counts.joins, fake.counts.mostOpen]).toEqual([2, 1]);
  });

  it('[CA1] an old session that fails late does not touch the good one (seen at 16 s)', async () => {
    const fake = fakeCall();
    await inCall(fake);
    const [old] = fake.sessions;
    await fake.line(false);
    await fake.line(true);
    await fake.answerJoin('another');
    flow(fake);
    old?.tell({ type: 'link', direction: 'send', link: 'failed' });
    old?.tell({ type: 'unseated' });
    await fake.pass(60_000);
    expect([fake.state().phase, fake.sessions.length, fake.counts.joins]).toEqual(['in', 2, 2]);
  });

  it('[CA1] joins once for each time that the line comes back, and an answer to an earlier join is stale', async () => {
    const fake = fakeCall();
    await inCall(fake);
    for (let times = 0; times < 3; times += 1) {
      await fake.line(false);
      await fake.line(true);
    }
    expect(fake.counts.joins).toBe(4);
    await fake.answerJoin('stale');
    await fake.answerJoin('stale');
    expect(fake.sessions).toHaveLength(1);
    await fake.answerJoin('me');
    expect([fake.state().phase, fake.sessions.length]).toEqual(['in', 1]);
  });

  it('[CA1] asks again with longer and longer waits where the house is away, and says a refusal at once', async () => {
    const fake = fakeCall();
    fake.call.join();
    const asked: number[] = [];
    for (let second = 0; second < 40; second += 1) {
      if (fake.joins.length > 0) asked.push(second);
      await fake.refuseJoin(0);
      await fake.pass(1_000);
    }
    expect(asked).toEqual([0, 1, 3, 7, 15, 25, 35]);
    await fake.pass(10_000);
    await fake.refuseJoin(null);
    expect(fake.state()).toMatchObject({ phase: 'over', failure: expect.any(Error) });
    expect(fake.timers.size).toBe(0);
  });
});

describe('media that does not flow', () => {
  const connect = async (fake: Fake) => {
    fake.call.check({ microphone: true, camera: false });
    await fake.give();
    fake.call.join();
    await fake.answerJoin('me');
    wait(fake);
  };
  const wait = (fake: Fake) => {
    fake.session().tell({ type: 'opened' });
    fake.session().tell({ type: 'others', peers: [], expecting: false });
    fake.session().tell({ type: 'link', direction: 'send', link: 'waiting' });
  };

  it('[CA3] is connecting, and after some seconds words; the place is given back, and nothing is tried again', async () => {
    const fake = fakeCall();
    await connect(fake);
    expect(fake.state().phase).toBe('connecting');
    await fake.pass(9_999);
    expect(fake.state().phase).toBe('connecting');
    await fake.pass(1);
    expect(fake.state().phase).toBe('no-media');
    await fake.line(false);
    await fake.line(true);
    await fake.pass(3_600_000);
    expect([fake.counts.joins, fake.counts.leaves, fake.sessions.length]).toEqual([1, 1, 1]);
    expect(fake.session().closed).toBe(true);
  });

  it('[CA3] is tried over TURN alone before that, in the same place', async () => {
    const fake = fakeCall(turn);
    await connect(fake);
    await fake.pass(10_000);
    expect([fake.state().phase, fake.sessions.map(({ relay }) => relay)]).toEqual([
      'connecting',
      [false, true],
    ]);
    wait(fake);
    await fake.pass(10_000);
    expect([fake.state().phase, fake.counts.joins, fake.sessions.length]).toEqual(['no-media', 1, 2]);
    fake.call.retry();
    await fake.answerJoin('me again');
    flow(fake);
    expect([fake.state().phase, fake.counts.joins]).toEqual(['in', 2]);
    expect(fake.counts.mostOpen).toBe(1);
  });

  it('[CA3] once it flowed, is mended by ICE, then by other transports, without another join', async () => {
    const fake = fakeCall(turn);
    await inCall(fake);
    fake.session().tell({ type: 'link', direction: 'send', link: 'down' });
    expect([fake.state().phase, fake.session().restarts]).toEqual(['reconnecting', ['send']]);
    fake.session().tell({ type: 'link', direction: 'send', link: 'up' });
    expect(fake.state().phase).toBe('in');
    fake.session().tell({ type: 'link', direction: 'send', link: 'down' });
    await fake.pass(8_000);
    expect(fake.sessions.map(({ closed, relay }) => [closed, relay])).toEqual([
      [true, false],
      [false, false],
    ]);
    flow(fake);
    expect([fake.state().phase, fake.counts.joins]).toEqual(['in', 1]);
  });

  it('[CA3] of who only listens where nobody sends is no trouble: one is in', async () => {
    const fake = fakeCall();
    fake.call.join();
    await fake.answerJoin('me');
    fake.session().tell({ type: 'opened' });
    expect(fake.state().phase).toBe('connecting');
    fake.session().tell({ type: 'others', peers: [], expecting: false });
    expect(fake.state().phase).toBe('in');
    await fake.pass(600_000);
    expect([fake.state().phase, fake.takes.length]).toEqual(['in', 0]);
    // Somebody comes, and is not received.
    fake.session().tell({ type: 'others', peers: [], expecting: true });
    expect(fake.state().phase).toBe('connecting');
    await fake.pass(10_000);
    expect(fake.state().phase).toBe('no-media');
  });

  it('[CA3] a session that breaks again and again ends the call with its fault, and not in circles', async () => {
    const fake = fakeCall();
    fake.call.join();
    for (let times = 0; times < 20 && fake.state().phase !== 'over'; times += 1) {
      await fake.answerJoin('me');
      fake.session().tell({ type: 'broken', failure: new Error('broken'), lasting: false });
      await fake.pass(10_000);
    }
    expect(fake.state()).toMatchObject({ phase: 'over', failure: expect.any(Error) });
    expect([fake.counts.joins, fake.counts.mostOpen]).toEqual([6, 1]);
  });
});

it('[CA1] leaving closes and gives back everything, whatever comes late', async () => {
  const fake = fakeCall();
  const { microphone, camera } = await inCall(fake);
  fake.call.shareScreen();
  fake.call.leave();
  const screen = await fake.give();
  expect([microphone, camera, screen].map(({ readyState }) => readyState)).toEqual([
    'ended',
    'ended',
    'ended',
  ]);
  expect(fake.state()).toMatchObject({ phase: 'over', failure: null, peers: [] });
  expect([fake.session().closed, fake.counts.leaves, fake.timers.size]).toEqual([true, 1, 0]);
});
