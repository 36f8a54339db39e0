import type { Page } from 'playwright-core';

/** What a browser has received of one person, counted by WebRTC itself. */
export interface Received {
  /** Video frames that were decoded, of the camera. */
  readonly frames: number;
  /** Audio packets. */
  readonly packets: number;
}

declare global {
  var callConnections: RTCPeerConnection[] | undefined;
  var renders: number | undefined;
}

/**
 * Keeps the page's peer connections at hand for `received`, and counts React's renderings, from the next page load on. The product's own code is
 * the same with and without it: the class it constructs behaves as before.
 */
export const watchMedia = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const connections: RTCPeerConnection[] = [];
    globalThis.callConnections = connections;
    const Real = globalThis.RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Real {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
    // React tells whoever asks in this way of each rendering that reached the page.
    globalThis.renders = 0;
    Object.defineProperty(globalThis, '__REACT_DEVTOOLS_GLOBAL_HOOK__', {
      value: {
        supportsFiber: true,
        inject: () => 1,
        onCommitFiberRoot: () => {
          globalThis.renders = (globalThis.renders ?? 0) + 1;
        },
        onCommitFiberUnmount: () => undefined,
      },
    });
  });

/**
 * Counts what came in from whom the picture is labelled with: frames decoded of that picture, and audio packets of
 * the same sender. Reports are chosen by the SSRC that the consumer was told: mediasoup-client keeps a stream of its own
 * beside them, which probes the line.
 */
export const received = (page: Page, label: string): Promise<Received> =>
  page.evaluate(async (name) => {
    const picture = document.querySelector<HTMLVideoElement>(`video[aria-label="${name}"]`);
    const shown =
      picture?.srcObject instanceof MediaStream ? picture.srcObject.getVideoTracks()[0]?.id : null;
    if (!shown) throw new Error(`no picture of ${name}`);
    for (const connection of globalThis.callConnections ?? []) {
      const told = (connection.remoteDescription?.sdp ?? '')
        .split(/^m=/m)
        .slice(1)
        .map((section) => ({
          kind: section.slice(0, 5),
          ssrc: Number(/^a=ssrc:(\d+)/m.exec(section)?.[1]),
          ids:
            /^a=msid:(\S+) (\S+)/m.exec(section)?.slice(1) ??
            /msid:(\S+) (\S+)/.exec(section)?.slice(1) ??
            [],
        }));
      const video = told.find(({ ids }) => ids[1] === shown);
      if (!video) continue;
      const audio = told.find(({ kind, ids }) => kind === 'audio' && ids[0] === video.ids[0]);
      const of = new Map<number, RTCInboundRtpStreamStats>();
      for (const report of (await connection.getStats()).values())
        if (report.type === 'inbound-rtp') of.set(report.ssrc, report);
      return {
        frames: of.get(video.ssrc)?.framesDecoded ?? 0,
        packets: (audio && of.get(audio.ssrc)?.packetsReceived) ?? 0,
      };
    }
    throw new Error(`${name}'s picture comes through no connection`);
  }, label);

/** What comes in of the whole call, whatever is on the screen: pictures, packets of each voice, and over how many connections. */
export interface Incoming {
  readonly frames: number;
  /** By the id of its report; who has left stays there, with what came of them. */
  readonly voices: Readonly<Record<string, number>>;
  readonly connections: number;
}

export const incoming = (page: Page): Promise<Incoming> =>
  page.evaluate(async () => {
    const voices: Record<string, number> = {};
    const sum = { frames: 0, voices, connections: 0 };
    for (const connection of globalThis.callConnections ?? []) {
      sum.connections += 1;
      if (connection.connectionState !== 'connected') continue;
      for (const report of (await connection.getStats()).values()) {
        if (report.type !== 'inbound-rtp') continue;
        if (report.kind === 'video') sum.frames += report.framesReceived ?? 0;
        if (report.kind === 'audio') voices[report.id] = report.packetsReceived ?? 0;
      }
    }
    return sum;
  });

/** What a browser sends by now: bytes of each kind over all its connections, and how many of those are open. */
export const sending = (page: Page): Promise<{ audio: number; video: number; open: number }> =>
  page.evaluate(async () => {
    const open = (globalThis.callConnections ?? []).filter(
      ({ connectionState, remoteDescription }) => connectionState !== 'closed' && remoteDescription !== null,
    );
    const bytes = { audio: 0, video: 0 };
    for (const connection of open)
      for (const report of (await connection.getStats()).values())
        if (report.type === 'outbound-rtp') bytes[report.kind as 'audio' | 'video'] += report.bytesSent;
    return { ...bytes, open: open.length };
  });

/** How the media of each open connection goes: `host` directly, `relay` over a TURN server; by the pair that WebRTC chose. */
export const waysOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const ways: string[] = [];
    for (const connection of globalThis.callConnections ?? []) {
      if (connection.connectionState !== 'connected') continue;
      const reports = await connection.getStats();
      for (const { type, selectedCandidatePairId } of reports.values()) {
        if (type !== 'transport' || selectedCandidatePairId === undefined) continue;
        const { localCandidateId } = reports.get(selectedCandidatePairId);
        ways.push(reports.get(localCandidateId).candidateType);
      }
    }
    return ways;
  });
