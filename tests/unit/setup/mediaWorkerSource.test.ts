import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prepareSource } from '../../../server/setup/media-worker/buildMediaWorker.mjs';
import { testTheBioFlag } from '../../../server/setup/media-worker/patches.mjs';
import { mesonBuild, mesonOptions, standIns } from '../../../server/setup/media-worker/standIns.mjs';

const packageDir = join(import.meta.dirname, '..', '..', '..', 'node_modules', 'mediasoup');
let folder: string;

beforeAll(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'engawa-worker-')), 'worker');
  prepareSource(packageDir, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('the source that the media worker is built from', () => {
  it('tests the BIO flag, without which the first DTLS handshake crashes', () => {
    expect(read('src/RTC/DtlsTransport.cpp')).toContain('(operationType & BIO_CB_RETURN)');
    expect(read('src/RTC/DtlsTransport.cpp')).not.toContain('operationType == BIO_CB_RETURN');
  });

  it('is refused when that place has changed, rather than built with the bug', () => {
    expect(() => testTheBioFlag('int main() {}')).toThrow('has changed');
  });

  it('asks for a meson that Debian 12 has', () => {
    expect(read('meson.build')).toContain("meson_version: '>= 1.0.0'");
  });

  it('finds a stand-in where each wrap would be unpacked, so that nothing is downloaded', () => {
    expect(existsSync(join(folder, 'subprojects/libsrtp-3.0.0-beta-2fc078db/include/srtp.h'))).toBe(true);
    expect(
      existsSync(join(folder, 'subprojects/unordered_dense-4.8.1/include/ankerl/unordered_dense.h')),
    ).toBe(true);
    expect(existsSync(join(folder, 'subprojects/openssl-3.0.8/meson.build'))).toBe(true);
  });

  it('has a stand-in for each library that is linked', () => {
    const texts = standIns.map((standIn) => mesonBuild(standIn) + mesonOptions(standIn));
    expect(texts.join('\n')).toContain("openssl_dep = dependency('openssl', version: '>=3.0')");
    expect(texts.join('\n')).toContain("option('crypto-library', type: 'string')");
  });
});
