import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { refuseLine } from '#platform/refuseLine.ts';
import type { AnswerHeaders } from './answerHeaders.ts';

/** Answers to what Node refuses before there is a request. */
const refusedAs: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Where Node keeps the response that is being sent on a socket. */
type Answering = Duplex & { readonly _httpMessage?: { readonly headersSent: boolean } | null };

/**
 * Gives every answer of this server its headers, whoever writes it. It must hear of requests before all others, so it
 * is called when all of them are there (socket.io puts itself first when it comes).
 */
export const headAnswers = (server: Server, headersOf: AnswerHeaders): void => {
  server.prependListener('request', ({ headers: { host } }, reply) => {
    for (const [name, value] of headersOf(host)) reply.setHeader(name, value);
  });
  server.on('checkExpectation', ({ headers: { host } }, reply) => {
    for (const [name, value] of headersOf(host)) reply.setHeader(name, value);
    reply.writeHead(417, { Connection: 'close' }).end();
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Answering) => {
    // An answer is being sent: another one would be read as the rest of it.
    if (error.code === 'ECONNRESET' || !socket.writable || socket._httpMessage?.headersSent === true) {
      socket.destroy();
      return;
    }
    refuseLine(socket, refusedAs[error.code ?? ''] ?? '400 Bad Request', headersOf(undefined));
  });
};
