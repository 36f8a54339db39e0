import { Agent, get } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 10 });

/** Asks as a browser does, and says how many bytes of the answer's body came over the line. */
export const askBytes = (port: number, path: string, cookie = ''): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { cookie, 'accept-encoding': 'gzip, br' };
    const asked = get({ host: '127.0.0.1', port, path, headers, agent }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.once('end', () =>
        answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`${path}: ${answer.statusCode}`)),
      );
      answer.once('error', reject);
    });
    asked.once('error', reject);
  });
