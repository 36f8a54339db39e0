/** One admission, as the round of its process sees it. */
interface Watched {
  /** Whether it must be judged anew now, and how urgently: `lapsed` before `daily`. */
  due(): 'lapsed' | 'daily' | null;
  judgeAnew(): Promise<void>;
}

const everyMs = 1_000;
/** At midnight every admission of a process is judged anew: some at a time, and those that have ended first. */
const atATime = 8;

const watched = new Set<Watched>();
let waiting: Watched[] = [];
let running = 0;
let timer: NodeJS.Timeout | undefined;

/** Each is judged at most once a look, however it goes: while a store is away nobody asks it in a loop. */
const look = (): void => {
  if (running > 0) return;
  const due = { lapsed: [] as Watched[], daily: [] as Watched[] };
  for (const each of watched) {
    const why = each.due();
    if (why !== null) due[why].push(each);
  }
  waiting = [...due.lapsed, ...due.daily];
  for (let lane = 0; lane < atATime; lane++) void judgeWaiting();
};

const judgeWaiting = async (): Promise<void> => {
  running++;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (watched.has(next)) await next.judgeAnew();
  }
  running--;
};

/**
 * Midnight in Tokyo has no event, and a clock may jump: one look a second at all admissions of the process, by the
 * domain clock, rather than a timer for each.
 */
export const watchAdmission = (admission: Watched): (() => void) => {
  watched.add(admission);
  timer ??= setInterval(look, everyMs).unref();
  return () => {
    watched.delete(admission);
    if (watched.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};
