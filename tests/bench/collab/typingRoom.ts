import * as Y from 'yjs';
import { oneEdit, type Typist } from '../minutes/oneEdit.ts';
import { type DocAddress, type DocSocket, openDocSocket } from './docSocket.ts';

interface Member {
  readonly socket: DocSocket;
  readonly typist: Typist;
  /** Clocks at which this member's edits end, each with the number of others who have it. */
  readonly edits: { readonly clock: number; left: number }[];
  /** How many of each other's edits have come here. */
  readonly heard: Map<number, number>;
}

export interface Typed {
  readonly edits: number;
  readonly deliveries: number;
  /** Frames with text that carried them. */
  readonly frames: number;
  /** Of each edit, until the last of the others had it. */
  readonly ms: readonly number[];
}

const STUCK_MS = 20_000;

/** People in one document who type at a given pace; each edit is followed to the last of the others. */
export class TypingRoom {
  readonly #members: Member[] = [];
  readonly #byClient = new Map<number, Member>();
  #trouble: string | null = null;
  #through = 0;
  #sent = 0;
  #ms: number[] = [];
  readonly #began = new Map<object, number>();

  async join(address: () => DocAddress, people: number): Promise<void> {
    for (let at = 0; at < people; at += 1) {
      const typist: Typist = { doc: new Y.Doc(), section: 'agenda', line: null, typed: 0 };
      const heard = new Map<number, number>();
      const socket = await openDocSocket(address(), {
        onClock: (client, clock) => this.#hear(heard, client, clock),
        onTrouble: (what) => {
          this.#trouble ??= what;
        },
      });
      const member = { socket, typist, edits: [], heard };
      this.#members.push(member);
      this.#byClient.set(typist.doc.clientID, member);
    }
    // Everybody has been answered before anybody types.
    await new Promise((resolve) => setTimeout(resolve, 500));
  }

  /** `typing` of them type `perSecond` keys each for `ms`; resolves when all of it is everywhere. */
  async run(ms: number, typing: number, perSecond: number): Promise<Typed> {
    const start = { sent: this.#sent, frames: this.#frames() };
    this.#ms = [];
    const began = performance.now();
    const turns = Math.round((ms / 1000) * perSecond);
    for (let turn = 0; turn < turns; turn += 1)
      for (let at = 0; at < typing; at += 1) {
        // Spread over the second, as people are who do not type in time with each other.
        const due = began + ((turn + at / typing) * 1000) / perSecond;
        const wait = due - performance.now();
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        this.#type(this.#members[at]!);
      }
    const deadline = performance.now() + STUCK_MS;
    while (this.#through < this.#sent) {
      if (this.#trouble !== null) throw new Error(this.#trouble);
      if (performance.now() > deadline) throw new Error('edits are missing');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const edits = this.#sent - start.sent;
    return {
      ...{ edits, deliveries: edits * (this.#members.length - 1) },
      ...{ frames: this.#frames() - start.frames, ms: this.#ms },
    };
  }

  /** Of each person, how far the first member has been sent what they typed. */
  clocksSeen(): ReadonlyMap<number, number> {
    return new Map(this.#members[0]?.socket.clocks);
  }

  /** Where each person's edits ended. */
  editsOf(client: number): readonly number[] {
    return this.#byClient.get(client)?.edits.map(({ clock }) => clock) ?? [];
  }

  close(): void {
    for (const { socket } of this.#members) socket.close();
  }

  #frames(): number {
    return this.#members.reduce((sum, { socket }) => sum + socket.heard.messages, 0);
  }

  #type(member: Member): void {
    const { typist, edits, socket } = member;
    // A letter that is taken back brings no clock by which it could be followed.
    if ((typist.typed + 1) % 12 === 0) typist.typed += 1;
    const update = oneEdit(typist);
    const edit = {
      clock: Y.getState(typist.doc.store, typist.doc.clientID),
      left: this.#members.length - 1,
    };
    edits.push(edit);
    this.#sent += 1;
    this.#began.set(edit, performance.now());
    socket.send(update);
  }

  #hear(heard: Map<number, number>, client: number, clock: number): void {
    const writer = this.#byClient.get(client);
    if (writer === undefined || writer.heard === heard) return;
    let at = heard.get(client) ?? 0;
    for (let edit = writer.edits[at]; edit !== undefined && edit.clock <= clock; edit = writer.edits[at]) {
      edit.left -= 1;
      at += 1;
      if (edit.left > 0) continue;
      this.#through += 1;
      this.#ms.push(performance.now() - (this.#began.get(edit) ?? Number.NaN));
      this.#began.delete(edit);
    }
    heard.set(client, at);
  }
}
