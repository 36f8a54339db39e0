import { describe, expect, it } from '@jest/globals';
import { Lifecycle } from '#platform/lifecycle.ts';
import { createLogger } from '#platform/logger.ts';

describe('what is opened', () => {
  const closed: string[] = [];
  const open = (lifecycle: Lifecycle, name: string, fails = false) =>
    lifecycle.opened(name, async () => {
      closed.push(name);
      if (fails) throw new Error('見本');
    });

  it('is closed once, last opened first, whatever fails to close', async () => {
    const lifecycle = new Lifecycle(createLogger('silent'));
    for (const name of ['stores', 'gate', 'door']) open(lifecycle, name, name === 'gate');
    await Promise.all([lifecycle.close(), lifecycle.close()]);
    expect(closed.splice(0)).toEqual(['door', 'gate', 'stores']);
  });

  it('after the end was asked for is closed too: stores that were still starting do not outlive their house', async () => {
    const lifecycle = new Lifecycle(createLogger('silent'));
    await lifecycle.close();
    open(lifecycle, 'stores');
    await lifecycle.close();
    expect(closed.splice(0)).toEqual(['stores']);
  });
});
