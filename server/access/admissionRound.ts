/** One admission, as the round of its process sees it. */
interface Watched {
  /** Whether it must be looked at now, and how urgently: in the order of `Due`. */
  due(): Due | null;
  look(due: Due): Promise<void>;
}

/** `session`: only whether its session still stands; idleness and its absolute end have no event either. */
type Due = 'lapsed' | 'daily' | 'session';

const everyMs = 1_000;
/** At midnight every admission of a process is judged anew: some at a time, and those that have ended first. */
const atATime = 8;

const watched = new Set<Watched>();
let waiting: [Watched, Due][] = [];
let running = 0;
let timer: NodeJS.Timeout | undefined;

/** Each is judged at most once a look, however it goes: while a store is away nobody asks it in a loop. */
const look = (): void => {
  if (running > 0) return;
  const due: Record<Due, [Watched, Due][]> = { lapsed: [], daily: [], session: [] };
  for (const each of watched) {
    const why = each.due();
    if (why !== null) due[why].push([each, why]);
  }
  waiting = [...due.lapsed, ...due.daily, ...due.session];
  for (let lane = 0; lane < atATime; lane++) void judgeWaiting();
};

const judgeWaiting = async (): Promise<void> => {
  running++;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [each, why] = next;
    // One whose end could not be told sends nothing all the same (`current`); the others are looked at.
    if (watched.has(each)) await each.look(why).catch(() => undefined);
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
