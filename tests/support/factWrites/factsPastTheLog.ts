/** What a watched house prints before each write that it should not have made. */
export const FACTS_PAST_THE_LOG = 'facts written past the revocation log';
