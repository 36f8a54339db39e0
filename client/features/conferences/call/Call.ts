import type { CallState } from './CallState.ts';

/** A camera by its id, or whichever looks that way (`environment`: the rear camera of a phone). */
export type CameraChoice = { readonly deviceId: string } | { readonly facing: 'user' | 'environment' };

/**
 * One person's part in one call, from the check of the devices to its end. It is above all screens: a screen that
 * shows it subscribes. Every method may be called in every phase, and does nothing where there is nothing to do. None
 * of them throws.
 */
export interface Call {
  readonly getState: () => CallState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks for these devices, each by itself: a camera that is busy must not take the microphone along. */
  readonly check: (wanted: { readonly microphone: boolean; readonly camera: boolean }) => void;
  /** From `checking` into the call. A device that was never asked for stays `absent` (listen-only). */
  readonly join: () => void;
  /** On: takes the device if it is not there. Off: stops sending at once, also while joining. */
  readonly setMicrophone: (on: boolean) => void;
  readonly setCamera: (on: boolean) => void;
  /** Changes the device, before the call and in it. If it is off it stays off, and is the one that is turned on next. */
  readonly chooseMicrophone: (deviceId: string) => void;
  readonly chooseCamera: (choice: CameraChoice) => void;
  /** Must be called from a press of a button: the browser asks what to show. */
  readonly shareScreen: () => void;
  readonly stopScreen: () => void;
  /** From `no-media`: tries again, once. */
  readonly retry: () => void;
  /** Ends it from any phase: the phase is `over`, and everything is closed and released. */
  readonly leave: () => void;
}
