/** A topic's state: 未対応, 対応中, 済. */
export const topicStates = ['open', 'in-progress', 'done'] as const;
export type TopicState = (typeof topicStates)[number];
