import { describe, it } from '@jest/globals';
import { withBrowsers } from '#tests/support/browser.ts';
import { withStoryHouse } from '#tests/support/story/storyHouse.ts';
import { tellNotice } from '#tests/support/story/tellNotice.ts';

const house = withStoryHouse();
const browsers = withBrowsers();

describe('B1: a notice of a city to the nursing stations and care offices of several', () => {
  it('is sent by keyboard alone after 届く範囲, reaches whom it says and nobody else, and its receipts move', async () => {
    await tellNotice(house, browsers);
  }, 300_000);
});
