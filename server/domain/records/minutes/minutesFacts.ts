import type { ConferenceId, MinutesId, PositionId } from '../../ids.ts';
import type { ConferenceReads } from '../conference/conferenceFacts.ts';

export interface MinutesFacts {
  readonly id: MinutesId;
  readonly conference: ConferenceId;
  readonly state: 'draft' | 'circulated' | 'finalised';
  /** Who finalises: the position responsible for the form (DOMAIN.md §4). */
  readonly responsible: PositionId;
}

export interface MinutesReads extends ConferenceReads {
  minutes(id: MinutesId): Promise<MinutesFacts | null>;
}
