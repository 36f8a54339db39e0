import { describe, expect, it } from '@jest/globals';
import type { Grant } from '#access/gate.ts';
import type { Entry } from '#domain/channels/entry.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { LiveProvision } from '#server/channels/liveProvision.ts';

const entry = (seq: number, more: Partial<Entry> = {}): Entry =>
  ({ seq, kind: 'post', vitals: null, attachments: [], ...more }) as unknown as Entry;
const photo = { attachments: [{ dataClass: 'photo' }] } as unknown as Partial<Entry>;

const liveFor = (classes: readonly DataClass[], { to = '2', closes = async () => {} } = {}) => {
  const told: string[] = [];
  const grant = {
    ground: { from: '1', to },
    discloses: (dataClass: DataClass) => ({ disclosed: classes.includes(dataClass) }),
  } as unknown as Grant;
  let open: () => Promise<void> = async () => {};
  const gate = {
    provide: async (_grant: Grant, first: number, given: readonly DataClass[]) => {
      told.push(`open ${first} ${given.join('+')}`);
      await open();
      return {
        shown: (last: number) => void told.push(`shown ${last}`),
        close: async (last: number) => {
          told.push(`close ${last}`);
          await closes();
        },
      };
    },
  };
  const live = new LiveProvision(gate as never, grant);
  return {
    ...{ live, told },
    opens: (next: () => Promise<void>) => {
      open = next;
    },
  };
};

describe('[AU11] [WA15] the provision of what is sent while it happens', () => {
  it('is opened with the first that is shown, pulled over what follows, and closed at the last', async () => {
    const { live, told } = liveFor(['post']);
    await live.ready([entry(4)]);
    expect(told).toEqual(['open 4 post']);
    live.shown(4);
    await live.ready([entry(5), entry(6)]);
    live.shown(6);
    await live.close();
    expect(told).toEqual(['open 4 post', 'shown 4', 'shown 6', 'close 6']);
  });

  it('begins another run with another class, and ends the one before', async () => {
    const { live, told } = liveFor(['post', 'photo']);
    await live.ready([entry(1)]);
    live.shown(1);
    await live.ready([entry(2, photo)]);
    live.shown(2);
    await live.ready([entry(3)]);
    live.shown(3);
    await live.close();
    expect(told).toEqual([
      ...['open 1 post', 'shown 1', 'close 1', 'open 2 post+photo', 'shown 2', 'shown 3', 'close 3'],
    ]);
  });

  it('is none at home, and none of what is not shown', async () => {
    const home = liveFor(['post'], { to: '1' });
    await home.live.ready([entry(1)]);
    home.live.shown(1);
    await home.live.close();
    const withheld = liveFor(['vitals']);
    await withheld.live.ready([entry(1), entry(2)]);
    withheld.live.shown(2);
    await withheld.live.close();
    expect([home.told, withheld.told]).toEqual([[], []]);
  });

  it('lists nothing where nothing of it was sent, and never goes back', async () => {
    const unsent = liveFor(['post']);
    await unsent.live.ready([entry(7)]);
    await unsent.live.close();
    expect(unsent.told).toEqual(['open 7 post', 'close 6']);
    const { live, told } = liveFor(['post']);
    await live.ready([entry(7)]);
    live.shown(9);
    live.shown(8);
    await live.close();
    expect(told.at(-1)).toBe('close 9');
  });

  it('is opened no more once it is closed, and what was just being opened lists nothing', async () => {
    const { live, told } = liveFor(['post']);
    await live.close();
    await live.ready([entry(1)]);
    expect(told).toEqual([]);
    const late = liveFor(['post']);
    late.opens(() => late.live.close());
    await late.live.ready([entry(3)]);
    expect(late.told).toEqual(['open 3 post', 'close 2']);
  });

  it('keeps nothing back where the run before cannot be closed, and everything where it cannot be opened', async () => {
    const { live, told } = liveFor(['post', 'photo'], { closes: () => Promise.reject(new Error('away')) });
    await live.ready([entry(1)]);
    live.shown(1);
    await live.ready([entry(2, photo)]);
    expect(told.at(-1)).toBe('open 2 post+photo');
    const failing = liveFor(['post']);
    failing.opens(() => Promise.reject(new Error('away')));
    await expect(failing.live.ready([entry(1)])).rejects.toThrow('away');
  });
});
