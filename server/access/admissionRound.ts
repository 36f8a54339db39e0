/** One admission of this process, as the round below sees it. */
interface Watched {
  /** Why it must be looked at now, which is also how urgent that is; null where it need not be. */
  due(): Due | null;
  look(due: Due): Promise<void>;
}

/**
 * The most urgent first: a right was taken away; its `until` has passed; a revocation may have changed what it gives;
 * the day is another one; its session is to be looked at, since neither idleness nor the absolute end of a session is
 * told to anybody.
 */
const urgency = ['taken', 'lapsed', 'changed', 'daily', 'session'] as const;
export type Due = (typeof urgency)[number];

const everyMs = 1_000;
/**
 * At midnight, and when an agreement is taken over, every admission of a process is judged anew. The round takes some
 * at a time, the most urgent first; those that are judged together share their reads of the store and the insert of
 * their facts. An admission that a revocation names sends nothing until its turn has come (`current`).
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

/** Each admission waits once, under its most urgent reason. */
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
    // If looking at one failed, it sends nothing all the same (`current`), and the next one is looked at.
    if (watched.has(each)) await each.look(due).catch(() => undefined);
    looking.delete(each);
  }
  lanes--;
};

/** Once a second, also for what has failed: a store that is away is not asked in a loop. */
const look = (): void => {
  for (const each of watched) {
    const due = looking.has(each) ? null : each.due();
    if (due !== null) wait(each, due);
  }
  fillLanes();
};

/**
 * Nothing tells that it is midnight in Tokyo, and a clock may jump: so all admissions of the process are looked at
 * once a second, rather than each having a timer. `urge` is for what somebody did tell of: that admission is looked
 * at as soon as a lane is free.
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
