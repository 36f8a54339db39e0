/**
 * The slope of a straight line through the points on paper with two logarithmic scales (least squares): 0 where a unit
 * costs the same however large it is, 1 where twice as large costs twice as much.
 */
export const logLogSlope = (points: readonly (readonly [size: number, cost: number])[]): number => {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const);
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
  const [x, y] = [mean(logs.map(([each]) => each)), mean(logs.map(([, each]) => each))];
  const across = logs.reduce((sum, [size, cost]) => sum + (size - x) * (cost - y), 0);
  const along = logs.reduce((sum, [size]) => sum + (size - x) ** 2, 0);
  return across / along;
};
