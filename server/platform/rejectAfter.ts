/** Waits for something; if it takes longer, rejects with an error that says `why`. */
export const rejectAfter = <T>(ms: number, asked: Promise<T>, why: string): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(why)), ms);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
};
