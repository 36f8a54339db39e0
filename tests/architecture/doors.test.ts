import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './sourceFiles.ts';

const server = sourceFiles().filter(({ path }) => /^(server|collab|media)\/.*\.ts$/.test(path));

describe('the doors', () => {
  it('bind Socket.IO events in one place (DESIGN decision 9); collab speaks Yjs on bare sockets', () => {
    const socketIo = server.filter(({ path }) => !path.startsWith('collab/'));
    const binding = socketIo.filter(({ text }) => /\bsocket\.(on|once|onAny|addListener)\(/.test(text));
    const elsewhere = binding.map(({ path }) => path).filter((path) => !/\/bindRequests\.ts$/.test(path));
    expect(elsewhere).toEqual([]);
  });

  it('never emit to all: each profile gets its own (DESIGN decision 5)', () => {
    // What a node says of itself (`node:closing`) is no content and may go to all.
    const toAll = /\b(io|server|namespace|nsp)\.(emit|send|write)\((?!'node:)|\.broadcast\.emit\(/;
    const emitting = server.filter(
      ({ path, text }) => path.startsWith('server/realtime/') && toAll.test(text),
    );
    expect(emitting.map(({ path }) => path)).toEqual([]);
  });

  it('use zod by its mini face only, which is what the client can afford', () => {
    const full = sourceFiles().filter(({ text }) => /from 'zod'|from "zod"/.test(text));
    expect(
      full.map(({ path }) => path).filter((path) => path !== 'tests/architecture/doors.test.ts'),
    ).toEqual([]);
  });
});
