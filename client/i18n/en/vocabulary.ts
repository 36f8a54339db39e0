import type { Words } from '../Words.ts';

export const vocabulary: Words['vocabulary'] = {
  dataClass: {
    post: 'Post',
    'visit-report': 'Visit report',
    vitals: 'Vitals',
    photo: 'Photo',
    video: 'Video and call',
    document: 'Document',
    minutes: 'Minutes',
    summary: 'Summary',
    history: 'History',
    'facility-status': 'Facility status',
    notice: 'Notice',
    'face-sheet': 'Face sheet',
  },
  purpose: {
    care: 'Care',
    notice: 'Notices',
    infection: 'Infection information',
    continuity: 'Continuity of services',
    'admission-discharge': 'Admission and discharge',
    conference: 'Conference',
    disaster: 'Disaster',
    emergency: 'Emergency',
  },
  sign: {
    systolic: 'Blood pressure (upper)',
    diastolic: 'Blood pressure (lower)',
    pulse: 'Pulse',
    spo2: 'SpO2',
    temperature: 'Temperature',
    respiration: 'Respiration',
    weight: 'Weight',
  },
  topicState: { open: 'Open', 'in-progress': 'In progress', done: 'Done' },
  sex: { female: 'Female', male: 'Male', other: 'Other', unknown: 'Unknown' },
};
