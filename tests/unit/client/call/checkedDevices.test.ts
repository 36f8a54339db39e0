import { describe, expect, it } from '@jest/globals';
import type { CallState, OwnDevice } from '#client/features/conferences/call/CallState.ts';
import { checkedDevices } from '#client/features/conferences/layer/checkedDevices.ts';

const device = (status: OwnDevice['status'], deviceId: string | null = null): OwnDevice => ({
  ...{ status, deviceId, cause: null, track: null, facing: null },
});
const checkedWith = (microphone: OwnDevice, camera: OwnDevice) =>
  checkedDevices({ microphone, camera } as CallState);

describe('devices that were checked', () => {
  it('[CA12] are known again with the ones that were chosen; a camera that was off stays off', () => {
    expect(checkedWith(device('on', 'headset'), device('on', 'rear'))).toEqual({
      ...{ microphone: true, camera: true, microphoneId: 'headset', cameraId: 'rear' },
    });
    expect(checkedWith(device('off', 'headset'), device('off'))).toMatchObject({
      ...{ microphone: true, camera: false, cameraId: null },
    });
  });

  it('[CA12] are asked for again by who only listened, or whose devices failed', () => {
    expect(checkedWith(device('absent'), device('absent'))).toBeNull();
    expect(checkedWith(device('blocked'), device('failed'))).toBeNull();
    expect(checkedWith(device('on'), device('blocked'))).toMatchObject({ microphone: true, camera: false });
  });
});
