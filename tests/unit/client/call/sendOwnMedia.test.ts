import { describe, expect, it } from '@jest/globals';
import { fakeCall } from '#tests/support/call/fakeCall.ts';
import { flow } from '#tests/support/call/flow.ts';
import { inCall } from '#tests/support/call/inCall.ts';

describe('muting', () => {
  it('[CA2] while rejoining takes effect: nothing is sent of who muted', async () => {
    const fake = fakeCall();
    const { microphone } = await inCall(fake);
    await fake.line(false);
    fake.call.setMicrophone(false);
    expect(microphone.enabled).toBe(false);
    await fake.line(true);
    await fake.answerJoin('another');
    flow(fake);
    expect([fake.session().out.get('microphone'), fake.state().microphone.status]).toEqual([
      undefined,
      'off',
    ]);
  });

  it('[CA2] and unmuting while rejoining: the others hear one, and the screen says so only then', async () => {
    const fake = fakeCall();
    const { microphone } = await inCall(fake);
    fake.call.setMicrophone(false);
    fake.session().settle();
    expect(fake.session().out.get('microphone')).toBe(null);
    await fake.line(false);
    fake.call.setMicrophone(true);
    await fake.line(true);
    await fake.answerJoin('another');
    const session = fake.session();
    session.tell({ type: 'opened' });
    session.tell({ type: 'others', peers: [], expecting: false });
    session.tell({ type: 'link', direction: 'send', link: 'up' });
    expect(fake.state().microphone.status).toBe('starting');
    session.settle();
    expect([session.out.get('microphone'), fake.state().microphone.status]).toEqual([microphone, 'on']);
  });

  it('[CA2] silences at once even while something else is being changed', async () => {
    const fake = fakeCall();
    const { microphone } = await inCall(fake);
    fake.call.setMicrophone(false);
    fake.call.setMicrophone(true);
    fake.call.setMicrophone(false);
    expect([microphone.enabled, fake.state().microphone.status]).toEqual([false, 'off']);
    const session = fake.session();
    // One change of a source at a time; the last word holds.
    expect(session.sends).toHaveLength(1);
    session.settle();
    session.settle();
    expect(session.out.get('microphone')).toBe(null);
  });

  it('[CA2] a request that was lost is made again after a rest, and not at once', async () => {
    const fake = fakeCall();
    await inCall(fake);
    fake.call.setMicrophone(false);
    fake.session().settle('send-failed');
    expect(fake.session().sends).toHaveLength(0);
    await fake.pass(1_000);
    fake.session().settle();
    expect(fake.session().out.get('microphone')).toBe(null);
  });
});

describe('devices', () => {
  it('[CA5] listen-only asks for nothing, and says both as absent', async () => {
    const fake = fakeCall();
    fake.call.join();
    await fake.answerJoin('me');
    expect(fake.takes).toEqual([]);
    expect([fake.state().microphone.status, fake.state().camera.status]).toEqual(['absent', 'absent']);
  });

  it.each(['refused', 'busy', 'missing', 'in-app', 'unsupported'] as const)(
    '[CA5] a camera that is %s leaves the way in by voice',
    async (cause) => {
      const fake = fakeCall();
      fake.call.check({ microphone: true, camera: true });
      await fake.give();
      await fake.give(cause);
      expect(fake.state().microphone.status).toBe('on');
      const lasting = cause === 'busy' || cause === 'missing' ? 'failed' : 'blocked';
      expect(fake.state().camera).toMatchObject({ status: lasting, cause });
      fake.call.join();
      await fake.answerJoin('me');
      flow(fake);
      expect(fake.state()).toMatchObject({ phase: 'in', microphone: { status: 'on' }, camera: { cause } });
    },
  );

  it('[CA5] a microphone that ends is taken again at once; where there is none, that is said until one is plugged in', async () => {
    const fake = fakeCall();
    const { microphone } = await inCall(fake);
    microphone.end();
    expect(fake.state().microphone.status).toBe('starting');
    await fake.give('missing');
    expect(fake.state().microphone).toMatchObject({ status: 'failed', cause: 'ended', track: null });
    fake.session().settle();
    expect(fake.session().out.get('microphone')).toBe(null);
    await fake.plug([{ kind: 'microphone', deviceId: 'headset', label: 'ヘッドセット' }]);
    const headset = await fake.give({ deviceId: 'headset' });
    fake.session().settle();
    expect(fake.state().microphone).toMatchObject({ status: 'on', cause: null, deviceId: 'headset' });
    expect(fake.session().out.get('microphone')).toBe(headset);
  });

  it('[CA5] one that the system silences says so, and goes on by itself', async () => {
    const fake = fakeCall();
    const { microphone } = await inCall(fake);
    microphone.dispatchEvent(new Event('mute'));
    expect(fake.state().microphone.status).toBe('silent');
    microphone.dispatchEvent(new Event('unmute'));
    expect(fake.state().microphone.status).toBe('on');
  });

  it('[CA5] another microphone or camera is chosen in the call; a broken choice falls back to what there is', async () => {
    const fake = fakeCall();
    const { camera } = await inCall(fake);
    fake.call.chooseCamera({ facing: 'environment' });
    // A phone has one camera at a time.
    expect([camera.readyState, fake.takes[0]?.choice]).toEqual(['ended', { facing: 'environment' }]);
    const rear = await fake.give({ deviceId: 'rear', facing: 'environment' });
    fake.session().settle();
    expect(fake.session().out.get('camera')).toBe(rear);
    expect(fake.state().camera).toMatchObject({ status: 'on', deviceId: 'rear', facing: 'environment' });
    fake.call.chooseMicrophone('gone');
    await fake.give('missing');
    expect(fake.takes[0]?.choice).toBe(null);
    await fake.give({ deviceId: 'any' });
    fake.session().settle();
    expect(fake.state().microphone).toMatchObject({ status: 'on', deviceId: 'any' });
  });

  it('[CA2] a camera that is off is given back and nothing goes out; on takes it again, as it was chosen', async () => {
    const fake = fakeCall();
    const { camera } = await inCall(fake);
    fake.call.setCamera(false);
    expect([camera.readyState, fake.state().camera.track]).toEqual(['ended', null]);
    fake.session().settle();
    expect(fake.session().out.get('camera')).toBe(null);
    fake.call.chooseCamera({ deviceId: 'other' });
    expect(fake.takes).toEqual([]);
    fake.call.setCamera(true);
    expect(fake.takes[0]?.choice).toEqual({ deviceId: 'other' });
    const other = await fake.give({ deviceId: 'other' });
    fake.session().settle();
    expect(fake.session().out.get('camera')).toBe(other);
  });

  it('[CA2] a camera that comes after it was turned off again is given back', async () => {
    const fake = fakeCall();
    fake.call.setCamera(true);
    fake.call.setCamera(false);
    const late = await fake.give();
    expect([late.readyState, fake.state().camera.status]).toEqual(['ended', 'off']);
  });

  it('[CA2] a shared screen brings its sound, and ends by the browser’s own button', async () => {
    const fake = fakeCall();
    await inCall(fake);
    fake.call.shareScreen();
    const sound = await fake.give({ sound: true });
    fake.session().settle();
    const shown = fake.session().out.get('screen');
    expect([shown?.kind, fake.session().out.get('screen-sound')]).toEqual(['video', sound]);
    shown?.end();
    fake.session().settle();
    expect(fake.state().screen.status).toBe('absent');
    expect([fake.session().out.get('screen'), fake.session().out.get('screen-sound')]).toEqual([null, null]);
    expect(sound.readyState).toBe('ended');
  });
});
