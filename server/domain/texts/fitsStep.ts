/** [VA5] Whether a value is one that its device shows: 36.6 and not 36.61. Binary fractions miss tenths by a hair. */
export const fitsStep = (value: number, step: number): boolean => {
  const steps = value / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
};
