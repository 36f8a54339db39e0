import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type HouseProcess, startHouse } from '#tests/support/houseProcess.ts';
import { storeEnv } from '#tests/support/story/storeEnv.ts';
import { TestClient } from '#tests/support/testClient.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const run = promisify(execFile);

describe('a house that listens beyond loopback', () => {
  const stores = withTestStores();
  let cert: string;
  let key: string;
  let house: HouseProcess | undefined;

  beforeAll(async () => {
    const folder = stores().dataDir;
    [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    await run('openssl', ['req', '-x509', ...ec, ...subject, '-keyout', key, '-out', cert]);
  }, 30_000);
  afterEach(async () => {
    await house?.close();
    house = undefined;
  });
  const start = async (...flags: string[]) => {
    const all = ['--empty', '--services=web', `--data=${stores().dataDir}`, ...flags];
    house = await startHouse(all, storeEnv(stores()));
    return house;
  };
  const refusal = (...flags: string[]) => start(...flags).then(String, ({ message }: Error) => message);
  const wrong = { loginName: 'daremo', password: 'Tsubame-no-su-41' };

  it('serves HTTPS with its certificate, and never speaks an old TLS or in the clear', async () => {
    const { port } = await start('--host=0.0.0.0', '--tls-cert', cert, '--tls-key', key);
    const ca = await readFile(cert);
    const [status, hsts] = await new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
      const asked = request({ host: 'localhost', port, path: '/healthz', ca }, (answer) => {
        answer.resume();
        resolve([answer.statusCode, answer.headers['strict-transport-security']]);
      });
      asked.once('error', reject).end();
    });
    expect([status, hsts]).toEqual([200, expect.stringMatching(/^max-age=\d{8}/)]);
    await expect(fetch(`http://localhost:${port}/healthz`)).rejects.toThrow();
    const old = connect({ host: 'localhost', port, ca, maxVersion: 'TLSv1.1', minVersion: 'TLSv1' });
    await expect(
      new Promise((resolve, reject) => old.once('secureConnect', resolve).once('error', reject)),
    ).rejects.toThrow();
  }, 60_000);

  it('says at once which of the two files does not serve, and what is allowed', async () => {
    const missing = join(stores().dataDir, 'missing.pem');
    const noPem = join(stores().dataDir, 'no.pem');
    await writeFile(noPem, 'no certificate');
    const beyond = '--host=0.0.0.0';
    expect(await refusal(beyond, '--tls-cert', missing, '--tls-key', key)).toMatch(
      /--tls-cert \S+missing\.pem cannot be read \(ENOENT\)/,
    );
    expect(await refusal(beyond, '--tls-cert', noPem, '--tls-key', key)).toMatch(
      /do not serve: .* Both are PEM, and the key is that of the certificate/,
    );
    expect(await refusal(beyond)).toMatch(/--tls-cert FILE and --tls-key FILE, or --behind-proxy/);
  }, 60_000);

  it('behind a proxy counts tries by the address that the proxy names, and gives cookies to HTTPS alone', async () => {
    const { port, output } = await start('--host=0.0.0.0', '--behind-proxy');
    const url = `http://127.0.0.1:${port}`;
    const from = (address: string) =>
      new TestClient(url, { 'x-forwarded-for': `10.9.9.9, ${address}`, 'x-forwarded-proto': 'https' });
    const token = /first-operator#(\S+)/.exec(output())?.[1];
    const founder = from('192.0.2.3');
    const person = { name: '見本 太郎', kana: 'ミホン タロウ', password: wrong.password };
    const founded = await founder.post('/api/first-operator', {
      token,
      operator: { ...person, loginName: 'unyou-shiro' },
      municipality: { code: '232017', office: { name: '長寿介護課', phone: '0532-00-0000' } },
      officer: { ...person, loginName: 'tantou-jiro' },
    });
    expect(founded.status).toBe(204);
    const signedIn = await founder.post('/api/session', { ...wrong, loginName: 'tantou-jiro' });
    expect(signedIn.status).toBe(200);
    const cookies = signedIn.headers.getSetCookie();
    for (const cookie of cookies) expect(cookie).toMatch(/; Secure/);
    // The forgery token alone is for the page's own script to read.
    const forScripts = cookies.filter((cookie) => !/; HttpOnly/.test(cookie));
    expect(forScripts).toEqual([expect.stringMatching(/^__Host-engawa_csrf=/)]);
    expect(cookies.length).toBeGreaterThan(1);
    expect(signedIn.headers.get('strict-transport-security')).toMatch(/^max-age=/);
    // 200 wrong tries from one address are its bound; another, through the same proxy, is not touched by them.
    const flood = from('192.0.2.1');
    const tries = Array.from({ length: 210 }, (_, number) =>
      flood.post('/api/session', { ...wrong, loginName: `daremo-${number}` }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses).toContain(429);
    expect((await from('192.0.2.2').post('/api/session', wrong)).status).not.toBe(429);
  }, 120_000);
});
