import type { Page } from 'playwright-core';

declare global {
  var deviceTracks: MediaStreamTrack[] | undefined;
  var busyCamera: boolean | undefined;
}

/** Keeps what the page's microphones and cameras gave, from the next page load on; a camera can be busy elsewhere. */
export const watchDevices = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const tracks: MediaStreamTrack[] = [];
    globalThis.deviceTracks = tracks;
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      if (globalThis.busyCamera && constraints?.video) throw new DOMException('見本', 'NotReadableError');
      const stream = await real(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });

/** How many microphones and cameras are taken now. */
export const takenDevices = (page: Page): Promise<{ audio: number; video: number }> =>
  page.evaluate(() => {
    const live = (globalThis.deviceTracks ?? []).filter(({ readyState }) => readyState === 'live');
    const of = (kind: string) => live.filter((track) => track.kind === kind).length;
    return { audio: of('audio'), video: of('video') };
  });

/** As when it is pulled out: the track ends, and the browser says so. */
export const pullOut = (page: Page, kind: 'audio' | 'video'): Promise<void> =>
  page.evaluate((which) => {
    const track = globalThis.deviceTracks?.findLast(
      ({ readyState, kind: is }) => readyState === 'live' && is === which,
    );
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  }, kind);
