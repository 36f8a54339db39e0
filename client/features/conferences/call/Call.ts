import type { CallState } from './CallState.ts';

/** A camera by its id, or whichever looks that way (`environment`: the rear camera of a phone). */
export type CameraChoice = { readonly deviceId: string } | { readonly facing: 'user' | 'environment' };

/**
 * One's part in one call, from the check of devices to its end. It lives above any screen: whoever shows it
 * subscribes. Every method may be called in every phase; where it has nothing to do, it does nothing. None throws.
 */
export interface Call {
  readonly getState: () => CallState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks for these devices, each for itself: a camera that is busy does not take the microphone along. */
  readonly check: (wanted: { readonly microphone: boolean; readonly camera: boolean }) => void;
  /** From `checking` into the call. A device that was never asked for stays `absent` (listen-only). */
  readonly join: () => void;
  /** On takes it when it is not there; off stops sending at once, also while joining. */
  readonly setMicrophone: (on: boolean) => void;
  readonly setCamera: (on: boolean) => void;
  /** Changes the device, before and in the call. What is off stays off and is the chosen one when turned on. */
  readonly chooseMicrophone: (deviceId: string) => void;
  readonly chooseCamera: (choice: CameraChoice) => void;
  /** Must be called from a press of a button: the browser asks what to show. */
  readonly shareScreen: () => void;
  readonly stopScreen: () => void;
  /** From `no-media`: tries again, once. */
  readonly retry: () => void;
  /** Ends it from any phase: `over`, everything closed and released. */
  readonly leave: () => void;
}
