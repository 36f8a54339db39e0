import { describe, expect, it } from '@jest/globals';
import { doorLimits } from '#platform/doorLimits.ts';
import { networkOf } from '#platform/networkOf.ts';
import { mostSockets } from '#server/http/mostSockets.ts';

describe('whom a limit by address counts', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::ffff:c000:207', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    ['', ''],
    ['nonsense', 'nonsense'],
  ])('[HU4] %s is of %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('a door of open connections', () => {
  it('[HU4] hears 300 refusals of an address in a minute and 120 connections of an account, and nobody else pays', async () => {
    const limits = doorLimits();
    for (let at = 0; at < 299; at++) await limits.refused('a');
    expect(await limits.mayKnock('a')).toBe(true);
    await limits.refused('a');
    expect([await limits.mayKnock('a'), await limits.mayKnock('b')]).toEqual([false, true]);
    const connects = await Promise.all(Array.from({ length: 125 }, () => limits.mayConnect('nurse')));
    expect(connects.filter(Boolean)).toHaveLength(120);
    expect(await limits.mayConnect('doctor')).toBe(true);
  });

  it.each([
    ['Max open files            1024                 4096                 files', 768],
    ['Max open files            1048576              1048576              files', 1_048_320],
    ['Max open files            256                  256                  files', 64],
    ['nothing of the kind', 768],
  ])('[HU7] takes fewer sockets than the kernel lets it have files: %s', (limits, most) => {
    expect(mostSockets(limits)).toBe(most);
  });
});
