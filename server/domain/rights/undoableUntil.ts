/** For so long the records of people who left are kept (DOMAIN.md §5.4), and a 退職 entered in error can be undone. */
const YEARS = 5;

export const undoableUntil = (leftAt: Date): Date => {
  const end = new Date(leftAt);
  end.setUTCFullYear(end.getUTCFullYear() + YEARS);
  return end;
};
