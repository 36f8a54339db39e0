import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';

declare global {
  var pathTo: ((address: string, port: number) => Promise<number>) | undefined;
}

export interface MediaPath {
  /** Whether packets pass, both ways. */
  isOpen: boolean;
  /** Packets that came to a closed path. */
  readonly held: number;
  close(): void;
}

/**
 * The path of a page's media, from the next page load on: UDP through a relay of ours, which a test can close as a firewall
 * does. The browser is told the relay's ports in place of the house's, and no TCP; the rest of what it is told is as it was.
 * A connection that goes over TURN alone is told the house's own ports: of the firewall's two sides TURN is the other.
 */
export const divertMedia = async (page: Page): Promise<MediaPath> => {
  const relays = new Map<number, Promise<number>>();
  const sockets: Socket[] = [];
  const path = { isOpen: true, held: 0 };
  const bind = (socket: Socket, to: string): Promise<number> =>
    new Promise((resolve) => socket.bind(0, to, () => resolve((socket.address() as AddressInfo).port)));
  const relayTo = (media: string, port: number): Promise<number> => {
    const front = createSocket('udp4');
    sockets.push(front);
    // A browser sends from any address of the machine, not only from the loopback one: it is answered where it is.
    const backs = new Map<string, Socket>();
    const backOf = ({ address, port: browser }: RemoteInfo): Socket => {
      const known = backs.get(`${address} ${browser}`);
      if (known !== undefined) return known;
      const back = createSocket('udp4');
      sockets.push(back);
      backs.set(`${address} ${browser}`, back);
      back.on('message', (packet) => path.isOpen && front.send(packet, browser, address));
      return back;
    };
    front.on('message', (packet, browser) => {
      if (path.isOpen) backOf(browser).send(packet, port, media);
      else path.held += 1;
    });
    return bind(front, media);
  };
  await page.exposeFunction('pathTo', (address: string, port: number) => {
    const known = relays.get(port) ?? relayTo(address, port);
    relays.set(port, known);
    return known;
  });
  await page.addInitScript(() => {
    const real = RTCPeerConnection.prototype.setRemoteDescription;
    RTCPeerConnection.prototype.setRemoteDescription = async function (
      this: RTCPeerConnection,
      description: RTCSessionDescriptionInit,
    ) {
      const lines: string[] = [];
      const passes = this.getConfiguration().iceTransportPolicy === 'relay';
      for (const line of (description.sdp ?? '').split('\r\n')) {
        const [, before, address = '', port, after] =
          /^(a=candidate:\S+ \d+ udp \d+) (\S+) (\d+) (.*)$/i.exec(line) ?? [];
        if (port !== undefined && passes) lines.push(line);
        else if (port !== undefined)
          lines.push(`${before} ${address} ${await globalThis.pathTo?.(address, Number(port))} ${after}`);
        else if (!line.startsWith('a=candidate:')) lines.push(line);
      }
      const sdp = lines.join('\r\n');
      return (real as (description: RTCSessionDescriptionInit) => Promise<void>).call(this, {
        type: description.type,
        sdp,
      });
    } as typeof real;
  });
  return Object.assign(path, {
    close() {
      for (const socket of sockets) socket.close();
    },
  });
};
