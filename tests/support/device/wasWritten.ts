import type { Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { type RawDevice, rawDevice } from './rawDevice.ts';

/** Waits until other rows than before are kept by this browser; where none are, says what it keeps at all. */
export const wasWritten = (page: Page, before: Pick<RawDevice, 'sealed'>): Promise<boolean> =>
  eventually(async () => {
    const { sealed, copies, stores } = await rawDevice(page);
    if (sealed !== before.sealed) return true;
    throw new Error(`nothing was written on the device: ${JSON.stringify({ copies, stores })}`);
  }, 20_000);
