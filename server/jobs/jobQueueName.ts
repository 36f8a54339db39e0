export const jobQueueName = 'engawa';
