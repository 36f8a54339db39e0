import { describe, it } from '@jest/globals';
import { withBrowsers } from '#tests/support/browser.ts';
import { withStoryHouse } from '#tests/support/story/storyHouse.ts';
import { tellVisitReport } from '#tests/support/story/tellVisitReport.ts';

const house = withStoryHouse();
const browsers = withBrowsers();

describe('B2: a visit report from the phone, across a border', () => {
  it('reaches the team as far as clauses disclose, nobody else, and ends with the consent', async () => {
    await tellVisitReport(house, browsers);
  }, 300_000);
});
