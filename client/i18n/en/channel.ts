import type { Words } from '../Words.ts';

export const channel: Words['channel'] = {
  title: 'Messages',
  empty: 'No messages yet. Why not write the first one?',
  new: 'New',
  sent: 'Sent',
  begun: ' (begun)',
  readBy: 'read by {{done}} of {{all}} facilities',
  readOnly: 'Only what was received can be read; nothing new can be written.',
  photoOf: 'Photo {{name}}',
  openTopic: 'Open this topic and answer',
  toTopic: 'To its topic',
  stateChanged: 'Changed the state of the topic:',
  compose: {
    post: 'Short message',
    topic: 'New topic',
    'visit-report': 'Write a visit report',
    reply: 'Answer in this topic',
  },
  textLabel: { post: 'Message', topic: 'Text', 'visit-report': 'Notes of the visit', reply: 'Answer' },
  textHelp: 'Enter is a new line. Ctrl+Enter sends too.',
  topicTitle: 'Title of the topic',
  titleMissing: 'Please enter a title.',
  textMissing: 'Please write something.',
  send: 'Send to the team of {{name}}',
  topics: 'Topics',
  allTopics: 'Show finished topics too',
  onlyOpenTopics: 'Unfinished topics only',
  noOpenTopics: 'No unfinished topics.',
  reportOf: 'Visit report by {{name}}',
  withheldTopic: 'A topic that cannot be shown',
  replies: '{{count}} answers',
  topic: 'Topic',
  changeState: 'State of the topic',
};

export const vitals: Words['vitals'] = {
  title: 'Vitals',
  pressure: 'Blood pressure',
  outOfBounds: 'Please enter a number from {{least}} to {{most}}.',
  empty: 'No vitals yet. Those of visit reports appear here.',
  bandHelp:
    'The green band is what is usual for an adult at rest. Nothing is drawn over times without records.',
  latest: 'Latest',
  table: 'Table of vitals (↑↓: outside the usual band)',
};
