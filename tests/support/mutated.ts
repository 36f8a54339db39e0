/** For the tests of the runner of mutants: its boundary is held by no test, its other words are. */
export const mutated = (n: number): string => {
  if (n === 0) return '無';
  return n <= 3 ? '少' : '多';
};
