import type { PostId } from '../ids.ts';
import type { Mention } from './mention.ts';
import type { TopicState } from './topicState.ts';

/** An entry's words, with whom they call and which post they answer: one class, one part. */
export interface Words {
  readonly title: string | null;
  readonly text: string;
  readonly state: TopicState | null;
  readonly quote?: PostId | undefined;
  readonly mentions?: Mention[] | undefined;
}
