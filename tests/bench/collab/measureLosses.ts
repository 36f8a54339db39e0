import { setTimeout as pause } from 'node:timers/promises';
import { sized } from '../measuring/size.ts';
import { table } from '../measuring/table.ts';
import { openDocSocket } from './docSocket.ts';
import type { DocServer, DocServers } from './servers.ts';
import { TypingRoom } from './typingRoom.ts';

const kills = sized(3, 1);
const people = 8;
const perSecond = 10;

/** Edits that others had on their screens when the server was killed, and that it does not have when it is back. */
export const measureLosses = async (
  servers: DocServers,
  newDocument: () => Promise<string>,
): Promise<void> => {
  const rows: (string | number)[][] = [];
  for (const server of Object.values<DocServer>(servers)) {
    let shown = 0;
    let lost = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const document = await newDocument();
      const first = await server.start();
      const room = new TypingRoom();
      await room.join(() => server.address(first.port, document), people);
      const typing = room.run(60_000, people, perSecond).catch(() => {});
      await pause(1_500 + kill * 170);
      await first.close();
      const seen = room.clocksSeen();
      const again = await server.start();
      const reader = await openDocSocket(server.address(again.port, document), { onTrouble: () => {} });
      await pause(1_500);
      for (const [client, clock] of seen) {
        const edits = room.editsOf(client).filter((each) => each <= clock);
        shown += edits.length;
        lost += edits.filter((each) => each > (reader.clocks.get(client) ?? 0)).length;
      }
      reader.close();
      room.close();
      await again.close();
      void typing;
    }
    rows.push([server.name, kills, shown, lost]);
  }
  const heads = ['kills', 'edits others had seen', 'of them lost'];
  console.log(`${table([`kill -9 while ${people} type`, ...heads], rows)}\n`);
};
