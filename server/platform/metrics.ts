import { collectDefaultMetrics, Registry } from 'prom-client';

/** Each node has a registry of its own, so that two nodes can live in one process. */
export const createMetrics = (nodeId: string): Registry => {
  const metrics = new Registry();
  metrics.setDefaultLabels({ node: nodeId });
  collectDefaultMetrics({ register: metrics });
  return metrics;
};
