import type { CallState, OwnDevice } from '../call/CallState.ts';
import type { CheckedDevices } from './CallContext.ts';

const worked = ({ status }: OwnDevice): boolean => status === 'on' || status === 'off' || status === 'silent';

/** The devices that are known to work after a check; null for somebody who only listens, who is asked again next time. */
export const checkedDevices = ({ microphone, camera }: CallState): CheckedDevices | null =>
  worked(microphone) || worked(camera)
    ? {
        microphone: worked(microphone),
        // A camera that was turned off stays off: nobody is shown unasked.
        camera: camera.status === 'on' || camera.status === 'silent',
        microphoneId: microphone.deviceId,
        cameraId: camera.deviceId,
      }
    : null;
