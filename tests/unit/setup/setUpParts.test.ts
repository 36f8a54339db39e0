import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { holdLock } from '../../../server/setup/holdLock.mjs';
import { CommandFailed, runCommand, systemPath } from '../../../server/setup/runCommand.mjs';
import { sayFor } from '../../../server/setup/say.mjs';
import { hashOf, isStamped, stamp } from '../../../server/setup/stamp.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engawa-setup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a stamp', () => {
  it('holds until a file behind it changes, comes or goes', () => {
    mkdirSync(join(folder, 'client'));
    writeFileSync(join(folder, 'client', 'a.ts'), 'one');
    const file = join(folder, 'stamp');
    stamp(file, hashOf(folder, ['client']));
    expect(isStamped(file, hashOf(folder, ['client']))).toBe(true);
    writeFileSync(join(folder, 'client', 'b.ts'), '');
    expect(isStamped(file, hashOf(folder, ['client']))).toBe(false);
    rmSync(join(folder, 'client', 'b.ts'));
    writeFileSync(join(folder, 'client', 'a.ts'), 'two');
    expect(isStamped(file, hashOf(folder, ['client']))).toBe(false);
  });

  it('looks at no build output and is not there before the first time', () => {
    mkdirSync(join(folder, 'client', 'dist'), { recursive: true });
    const before = hashOf(folder, ['client']);
    writeFileSync(join(folder, 'client', 'dist', 'main.js'), 'built');
    expect(hashOf(folder, ['client'])).toBe(before);
    expect(isStamped(join(folder, 'none'), before)).toBe(false);
  });
});

describe('a command of the set-up', () => {
  it('is heard line by line, carriage returns included', async () => {
    const heard: string[] = [];
    await runCommand('printf', ['one\\rtwo\\nthree'], { onLine: (line) => heard.push(line) });
    expect(heard).toEqual(['one', 'two', 'three']);
  });

  it('tells what it said last when it fails', async () => {
    const failing = runCommand('sh', ['-c', 'echo no such disk; exit 3']);
    await expect(failing).rejects.toThrow(CommandFailed);
    await expect(failing).rejects.toThrow(/status 3\n {4}no such disk/);
  });

  it('does not run on the Node that npm ci is about to remove', () => {
    expect(systemPath('/a/node_modules/.bin:/usr/bin')).toBe('/usr/bin');
  });
});

describe('a lock of the set-up', () => {
  it('keeps a second run out until it is given back, however it is given back', async () => {
    const path = join(folder, 'part.lock');
    const release = await holdLock(path, 0);
    expect(release).toBeDefined();
    expect(await holdLock(path, 0)).toBeUndefined();
    await release?.();
    const again = await holdLock(path, 2);
    expect(again).toBeDefined();
    await again?.();
  });
});

describe('what a step says', () => {
  it('is at most one line of progress in five seconds', () => {
    const lines: string[] = [];
    let now = 0;
    const say = sayFor('store', { write: (line) => lines.push(line), now: () => now });
    for (; now < 12_000; now += 500) say.progress(`${now}`);
    expect(lines.map((line) => line.trim().split(/\s+/)[1])).toEqual(['0', '5000', '10000']);
  });
});
