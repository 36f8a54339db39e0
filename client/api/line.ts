/** What is known of the line to the server, at one moment. Times are in milliseconds of any one clock. */
export interface Line {
  readonly connected: boolean;
  /** The device itself says that it has no network. */
  readonly offline: boolean;
  /** Since when there is no connection. */
  readonly lostAt: number | null;
  /** The last that came from the server, whatever it was. */
  readonly heardAt: number;
  /** When it was asked for a sign of life that has not come. */
  readonly askedAt: number | null;
  /** The server is there and refuses one more connection of this person. */
  readonly refused: boolean;
}

export type LineEvent = 'connected' | 'disconnected' | 'refused' | 'heard' | 'asked' | 'offline' | 'online';

/** `off`: nothing gets through now. `full`: as much, but the cause is too many open screens. */
export type LineState = 'on' | 'off' | 'full';

/**
 * All of it within 4 s (SS1): who is silent for 1 s is asked, and has 1.8 s to answer; a connection that broke has
 * 2.5 s to come again, since a blink of the network is not worth a word.
 */
export const lineTimes = { askAfterMs: 1_000, answerMs: 1_800, comeAgainMs: 2_500, giveUpMs: 8_000 } as const;

/** When a connection is silent that was to answer what was sent into it at `since`: from then on nothing is on its way. */
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
      // A try that fails is no new loss: the time runs from the first.
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

/** What to do about it now: ask for a sign of life, or give the connection up and make a new one. */
export const nextOfLine = (line: Line, now: number): 'ask' | 'renew' | null => {
  if (!line.connected) return null;
  if (line.askedAt === null) return now - line.heardAt >= lineTimes.askAfterMs ? 'ask' : null;
  return now - line.askedAt >= lineTimes.giveUpMs ? 'renew' : null;
};
