/** One admission, as the round of its process sees it. */
interface Watched {
  /** Whether it must be looked at now, and how urgently: in the order of `Due`. */
  due(): Due | null;
  look(due: Due): Promise<void>;
}

/**
 * In this order: what a right was taken from; what is past its end; what an entry may have changed; the daily look; and
 * whether its session still stands, as idleness and its absolute end have no event either.
 */
const urgency = ['taken', 'lapsed', 'changed', 'daily', 'session'] as const;
export type Due = (typeof urgency)[number];

const everyMs = 1_000;
/**
 * At midnight, and when an agreement is taken over, every admission of a process is judged anew: some at a time, and those
 * that have ended first. Those of one time share their reads of the store and the insert of their facts. Until its turn
 * comes, one that an entry touches sends nothing (`current`).
 */
const atATime = 32;

const watched = new Set<Watched>();
const waiting: Record<Due, Set<Watched>> = {
  taken: new Set(),
  lapsed: new Set(),
  changed: new Set(),
  daily: new Set(),
  session: new Set(),
};
const looking = new Set<Watched>();
let lanes = 0;
let timer: NodeJS.Timeout | undefined;

/** Each waits once, where it is most urgent. */
const wait = (each: Watched, due: Due): void => {
  for (const other of urgency) {
    if (waiting[other].has(each)) return;
    if (other === due) break;
  }
  for (const other of urgency) waiting[other].delete(each);
  waiting[due].add(each);
};

const next = (): [Watched, Due] | null => {
  for (const due of urgency)
    for (const each of waiting[due]) {
      waiting[due].delete(each);
      return [each, due];
    }
  return null;
};

const fillLanes = (): void => {
  while (lanes < atATime) {
    const first = next();
    if (first === null) return;
    lanes++;
    void runLane(first);
  }
};

const runLane = async (first: [Watched, Due]): Promise<void> => {
  for (let taken: [Watched, Due] | null = first; taken !== null; taken = next()) {
    const [each, due] = taken;
    looking.add(each);
    // One whose end could not be told sends nothing all the same (`current`); the others are looked at.
    if (watched.has(each)) await each.look(due).catch(() => undefined);
    looking.delete(each);
  }
  lanes--;
};

/** Once a second, by the domain clock: while a store is away nobody asks it in a loop. */
const look = (): void => {
  for (const each of watched) {
    const due = looking.has(each) ? null : each.due();
    if (due !== null) wait(each, due);
  }
  fillLanes();
};

/**
 * Midnight in Tokyo has no event, and a clock may jump: one look a second at all admissions of the process, rather than a
 * timer for each. `urge` is for what has an event: it is looked at as soon as a lane is free.
 */
export const watchAdmission = (
  admission: Watched,
): { readonly urge: (due: Due) => void; readonly stop: () => void } => {
  watched.add(admission);
  timer ??= setInterval(look, everyMs).unref();
  return {
    urge: (due) => {
      wait(admission, due);
      fillLanes();
    },
    stop: () => {
      watched.delete(admission);
      for (const due of urgency) waiting[due].delete(admission);
      if (watched.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
  };
};
