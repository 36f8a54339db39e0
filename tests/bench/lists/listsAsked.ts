/** The requests of the patients' list, and of ホーム as its screen makes them, side by side. */
export const listsAsked = {
  "the patients' list": ['/api/patients'],
  ホーム: [
    '/api/conferences',
    '/api/attestations/pending',
    '/api/channels/unread',
    '/api/patients',
    '/api/notices?box=inbox',
    '/api/tellings',
  ],
} as const satisfies Record<string, readonly string[]>;
