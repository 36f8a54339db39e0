import type { ConferenceId, MinutesId, PositionId } from '../../ids.ts';
import type { ConferenceReads } from '../conference/conferenceAttributes.ts';

export interface MinutesAttributes {
  readonly id: MinutesId;
  readonly conference: ConferenceId;
  readonly state: 'draft' | 'circulated' | 'finalised';
  /** The position that is responsible for the form, and finalises it (DOMAIN.md §4). */
  readonly responsible: PositionId;
}

export interface MinutesReads extends ConferenceReads {
  minutes(id: MinutesId): Promise<MinutesAttributes | null>;
}
