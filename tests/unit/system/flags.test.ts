import { describe, expect, it } from '@jest/globals';
import { BadFlag, parseFlags, services } from '#platform/flags.ts';

describe('the flags', () => {
  it('run everything on loopback when none is given', () => {
    const flags = parseFlags([]);
    expect([...flags.services]).toEqual([...services]);
    expect(flags).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      tls: null,
      behindProxy: false,
      empty: false,
    });
  });

  it.each([
    [['--services=web,mail'], /allowed are web, realtime, collab, media, worker/],
    [['--port=abc'], /0 to 65535/],
    [['--port=70000'], /0 to 65535/],
    [['--media-port=0'], /1 to 65535/],
    [['--prot=1'], /Allowed: --services --port/],
    [['stray'], /Allowed: --services/],
    [['--tls-cert', 'a.pem'], /both or neither/],
    [['--host=0.0.0.0'], /--tls-cert FILE and --tls-key FILE, or --behind-proxy/],
    [['--host=192.168.0.7'], /--behind-proxy/],
    [['--host=::'], /--behind-proxy/],
  ])('refuse %j and say what is allowed', (args, message) => {
    expect(() => parseFlags(args)).toThrow(BadFlag);
    expect(() => parseFlags(args)).toThrow(message);
  });

  it('[OP1] begin with the sample on loopback alone: whoever can be reached from outside asks for it by name', () => {
    const outside = ['--host=0.0.0.0', '--tls-cert=a', '--tls-key=b'];
    expect(parseFlags(['--empty']).empty).toBe(true);
    expect([parseFlags(outside).empty, parseFlags(['--behind-proxy']).empty]).toEqual([true, true]);
    expect(parseFlags([...outside, '--sample']).empty).toBe(false);
    for (const flags of [outside, ['--behind-proxy'], ['--behind-proxy', '--empty']])
      expect(parseFlags(flags).refusesSample).toBe(true);
    for (const flags of [[], ['--empty'], ['--behind-proxy', '--sample']])
      expect(parseFlags(flags).refusesSample).toBe(false);
    expect(() => parseFlags(['--empty', '--sample'])).toThrow(BadFlag);
  });

  it('listen beyond loopback with TLS or behind a proxy', () => {
    expect(parseFlags(['--host=0.0.0.0', '--behind-proxy']).behindProxy).toBe(true);
    expect(parseFlags(['--host=0.0.0.0', '--tls-cert=a', '--tls-key=b']).tls).toEqual({
      cert: 'a',
      key: 'b',
    });
  });
});
