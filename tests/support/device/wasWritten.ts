import type { Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { type RawDevice, rawDevice } from './rawDevice.ts';

/** Waits until this browser keeps something else than before; where it does not, says what it keeps at all. */
export const wasWritten = (page: Page, before: RawDevice): Promise<boolean> =>
  eventually(async () => {
    const { everything, copies, stores } = await rawDevice(page);
    if (everything !== before.everything) return true;
    throw new Error(`nothing was written on the device: ${JSON.stringify({ copies, stores })}`);
  }, 20_000);
