import type { Server } from 'socket.io';

/** Frames of any kind in a second, pings and unparsable ones included; a browser sends a dozen at most. */
const MOST_FRAMES_A_SECOND = 200;

interface EngineSocket {
  on(event: 'packet', listener: () => void): void;
  close(discard: boolean): void;
}

/**
 * Bounds what a connection can make the parser do before it is anybody's: requests are counted later, but frames
 * that are no request (connects to namespaces, pings, rubbish) are seen by the transport alone.
 */
export const boundFrames = (io: Server): void => {
  io.engine.on('connection', (transport: EngineSocket) => {
    let second = 0;
    let count = 0;
    transport.on('packet', () => {
      const now = Math.floor(performance.now() / 1000);
      count = now === second ? count + 1 : 1;
      second = now;
      if (count > MOST_FRAMES_A_SECOND) transport.close(true);
    });
  });
};
