/** What is known of the line to the server at one moment. All times are in milliseconds of one clock. */
export interface Line {
  readonly connected: boolean;
  /** The device itself reports that it has no network. */
  readonly offline: boolean;
  /** Since when there is no connection; null: there is one. */
  readonly lostAt: number | null;
  /** When anything last came from the server. */
  readonly heardAt: number;
  /** When the server was asked for a sign of life that has not come yet. */
  readonly askedAt: number | null;
  /** The server is there, and refuses one more connection of this person. */
  readonly refused: boolean;
}

export type LineEvent = 'connected' | 'disconnected' | 'refused' | 'heard' | 'asked' | 'offline' | 'online';

/** `off`: nothing gets through now. `full`: nothing either, because too many screens are open. */
export type LineState = 'on' | 'off' | 'full';

/**
 * All of this takes at most 4 s (SS1): after 1 s of silence the server is asked, and has 1.8 s to answer; a
 * connection that broke has 2.5 s to come back, since a blink of the network is not worth a word.
 */
export const lineTimes = { askAfterMs: 1_000, answerMs: 1_800, comeAgainMs: 2_500, giveUpMs: 8_000 } as const;

/**
 * The moment at which a connection counts as silent if an answer to what was sent at `since` has not come: from then
 * on nothing counts as being on its way.
 */
export const silentFrom = (since: number, heardAt: number): number =>
  Math.max(since, heardAt) + lineTimes.askAfterMs + lineTimes.answerMs;

export const newLine = (now: number): Line => ({
  ...{ connected: false, offline: false, lostAt: now, heardAt: now, askedAt: null, refused: false },
});

export const stepLine = (line: Line, event: LineEvent, now: number): Line => {
  const heard = { heardAt: now, askedAt: null };
  switch (event) {
    case 'connected':
      return { ...line, ...heard, connected: true, lostAt: null, refused: false };
    case 'disconnected':
    case 'refused':
      // A try that fails is no new loss: the time counts from the first one.
      return {
        ...line,
        ...{ connected: false, askedAt: null, lostAt: line.lostAt ?? now },
        refused: event === 'refused',
      };
    case 'heard':
      return { ...line, ...heard };
    case 'asked':
      return { ...line, askedAt: line.askedAt ?? now };
    case 'offline':
    case 'online':
      return { ...line, offline: event === 'offline' };
  }
};

export const lineState = (line: Line, now: number): LineState => {
  if (line.offline) return 'off';
  if (!line.connected) {
    if (now - (line.lostAt ?? now) < lineTimes.comeAgainMs) return 'on';
    return line.refused ? 'full' : 'off';
  }
  return line.askedAt !== null && now - line.askedAt >= lineTimes.answerMs ? 'off' : 'on';
};

/** What is to be done now: ask for a sign of life, or give the connection up and make a new one. */
export const nextOfLine = (line: Line, now: number): 'ask' | 'renew' | null => {
  if (!line.connected) return null;
  if (line.askedAt === null) return now - line.heardAt >= lineTimes.askAfterMs ? 'ask' : null;
  return now - line.askedAt >= lineTimes.giveUpMs ? 'renew' : null;
};
