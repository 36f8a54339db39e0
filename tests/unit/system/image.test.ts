import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

it('[OP3] the command that builds the image says where it cannot, and is then no success', () => {
  const nothing = mkdtempSync(join(tmpdir(), 'engawa-no-buildah-'));
  const run = spawnSync(process.execPath, ['tests/image/main.ts'], {
    env: { PATH: nothing },
    encoding: 'utf8',
    timeout: 60_000,
  });
  rmSync(nothing, { recursive: true });
  expect([run.status, run.stdout]).toEqual([2, '']);
  expect(run.stderr).toMatch(/buildah is not on this machine, so nothing was built or started/);
});
