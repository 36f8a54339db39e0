/** What a process of a lane says when it has done a piece of work. */
export type LaneAnswer<Answer> = { readonly answer: Answer } | { readonly failed: string };
