import type { ConferenceId, MinutesId, PositionId } from '../../ids.ts';
import type { ConferenceReads } from '../conference/conferenceAttributes.ts';

export interface MinutesAttributes {
  readonly id: MinutesId;
  readonly conference: ConferenceId;
  readonly state: 'draft' | 'circulated' | 'finalised';
  /** Who finalises: the position responsible for the form (DOMAIN.md §4). */
  readonly responsible: PositionId;
}

export interface MinutesReads extends ConferenceReads {
  minutes(id: MinutesId): Promise<MinutesAttributes | null>;
}
