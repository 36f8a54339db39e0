/** What a watched house prints before each write that it should not have made. */
export const ATTRIBUTES_PAST_THE_LOG = 'attributes written past the revocation log';
