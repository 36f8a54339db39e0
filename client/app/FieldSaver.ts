import type { StandingValue } from '#contracts/laterChange.ts';
import { type ApiFailure, asFailure } from '../api/ApiFailure.ts';
import { pauseFor } from '../api/pauseFor.ts';

export interface Stored {
  readonly value: string;
  /** The number of the entry that says so; 0 where nobody has written it. */
  readonly n: number;
}
type Values = Readonly<Record<string, string>>;
type Known = Readonly<Record<string, Stored>>;

export interface FieldSaverState {
  /**
   * `saved` is said by the server alone. `waiting`: something else must be there before. `away`: it waits for the
   * line, and goes by itself. `clash`: somebody has changed the same. `gone`: what it belongs to was removed.
   */
  readonly saving: 'saved' | 'saving' | 'waiting' | 'away' | 'clash' | 'gone' | 'refused';
  readonly savedAt: number | null;
  /** What was typed here and is not stored yet. */
  readonly mine: Values;
  /** What others have stored where something else was typed here. */
  readonly clashes: Readonly<Record<string, StandingValue>>;
  readonly known: Known;
  readonly error: unknown;
}

/** What a later page needs to carry on with a saver: everything that the server does not have. */
export interface KeptFields {
  readonly mine: Values;
  readonly known: Known;
  /** What was sent and not answered: it is sent again as the same write. */
  readonly pending: { readonly values: Values; readonly seen: Known; readonly clientId: string } | null;
}

export interface FieldSaverPorts {
  /** Sends these values in the place of those that were seen; returns their number. The same clientId is the same write. */
  readonly send: (values: Values, seen: Known, clientId: string) => Promise<{ readonly n: number }>;
  /** Whether what is shown can be saved at all, such as a row that has a name. */
  readonly isWhole?: (shown: Values) => boolean;
  readonly onSaved?: () => unknown;
  /** Called after every change with what the server does not have; null: it has everything. */
  readonly keep?: (kept: KeptFields | null) => void;
  /** Runs something later; returns how to cancel it. */
  readonly later: (ms: number, run: () => void) => () => void;
  readonly now: () => number;
  readonly newId: () => string;
}

/** The first: long enough to finish a word, too short to wonder whether it was saved. The second: before a new try. */
const [pauseMs, firstAgainMs] = [1_000, 3_000];

/**
 * [MI16] Fields that save themselves. Only one write is under way at a time, and it keeps its clientId until it is
 * answered, so that a lost reply makes no second entry; what is typed meanwhile follows in the next write. [MI15] If
 * somebody else has changed a field that was changed here as well, nothing of it is sent until the person has chosen;
 * other fields go on.
 */
export class FieldSaver {
  #ports: FieldSaverPorts;
  #known: Record<string, Stored> = {};
  #mine: Record<string, string> = {};
  #clashes: Record<string, StandingValue> = {};
  #pending: KeptFields['pending'] = null;
  #isSending = false;
  #composing = false;
  #outcome: 'fine' | 'away' | 'gone' | 'refused' = 'fine';
  #error: unknown = null;
  #savedAt: number | null = null;
  #callOff: (() => void) | null = null;
  #state: FieldSaverState;
  #isForgotten = false;
  #tries = 0;
  /** How long until the next try of what is pending; null: a person has to do something first. */
  #againMs: number | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(ports: FieldSaverPorts, kept: KeptFields | null = null) {
    this.#ports = ports;
    if (kept !== null) {
      this.#known = { ...kept.known };
      this.#mine = { ...kept.mine };
      this.#pending = kept.pending;
    }
    this.#state = this.#makeState();
  }

  /** Called when the screen is drawn anew, so that what is sent and told uses what the screen has now. */
  use(ports: FieldSaverPorts): void {
    this.#ports = ports;
  }

  readonly getState = (): FieldSaverState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get isUnsaved(): boolean {
    return this.#pending !== null || Object.keys(this.#mine).length > 0;
  }

  /** What the server shows now. Called with the same again, it does nothing. */
  see(stored: Known & Readonly<Record<string, Stored & Partial<StandingValue>>>): void {
    let moved = false;
    for (const [key, there] of Object.entries(stored)) {
      const known = this.#known[key];
      if (known !== undefined && (there.n < known.n || isSame(there, known))) continue;
      // One's own words come back as the server has trimmed them: the blank that is being typed stays.
      if (known !== undefined && there.n === known.n && there.value === known.value.trim()) continue;
      moved = true;
      const mine = this.#mine[key];
      if (this.#pending?.values[key] !== undefined) continue;
      // Nobody wrote this, such as a time taken from the conference: so nobody's words can be lost.
      if (mine === undefined || known === undefined || there.n === 0) this.#known[key] = pick(there);
      else this.#meet(key, mine, known, { key, at: '', by: '', ...there });
    }
    if (moved) this.#tell();
    // The server has answered: so the line and the session are back.
    if (moved && this.#outcome === 'away') this.#soon(0);
  }

  change(key: string, value: string): void {
    this.#mine[key] = value;
    const isBack = value === this.#known[key]?.value && this.#pending?.values[key] === undefined;
    if (isBack && this.#clashes[key] === undefined) delete this.#mine[key];
    if (this.#outcome === 'refused') this.#outcome = 'fine';
    this.#soon(pauseMs);
    this.#tell();
  }

  /** Kana that are still being converted are not saved. */
  compose(isComposing: boolean): void {
    this.#composing = isComposing;
    if (!isComposing) this.#soon(pauseMs);
  }

  /** Saves now: the field was left, or somebody has signed in again. */
  flush(): void {
    this.#composing = false;
    if (this.isUnsaved) this.#soon(0);
  }

  keepMine(key: string): void {
    const theirs = this.#clashes[key];
    if (theirs === undefined) return;
    this.#known[key] = pick(theirs);
    delete this.#clashes[key];
    this.#soon(0);
    this.#tell();
  }

  takeTheirs(key: string): void {
    delete this.#mine[key];
    this.keepMine(key);
  }

  /** Writes what was removed meanwhile once more, as something new. */
  writeAgain(): void {
    for (const [key, { value }] of Object.entries(this.#known)) {
      this.#known[key] = { value: '', n: 0 };
      this.#mine[key] ??= value;
    }
    this.#outcome = 'fine';
    this.#soon(0);
    this.#tell();
  }

  forget(): void {
    this.#isForgotten = true;
    this.#callOff?.();
    this.#listeners.clear();
  }

  #soon(ms: number): void {
    this.#callOff?.();
    this.#callOff = this.#ports.later(ms, () => {
      this.#callOff = null;
      void this.#send();
    });
  }

  async #send(): Promise<void> {
    if (this.#isSending || this.#composing || this.#isForgotten) return;
    const { send, newId, now, onSaved } = this.#ports;
    const due = this.#due();
    if (this.#pending === null && due.length > 0)
      this.#pending = {
        values: Object.fromEntries(due.map((key) => [key, this.#mine[key] ?? ''])),
        seen: { ...this.#known },
        clientId: newId(),
      };
    if (this.#pending === null) return this.#tell();
    const { values, seen, clientId } = this.#pending;
    this.#isSending = true;
    this.#tell();
    try {
      const { n } = await send(values, seen, clientId);
      for (const [key, value] of Object.entries(values)) {
        this.#known[key] = { value, n };
        if (this.#mine[key] === value) delete this.#mine[key];
      }
      this.#pending = null;
      this.#tries = 0;
      this.#outcome = 'fine';
      this.#error = null;
      this.#savedAt = now();
      void onSaved?.();
    } catch (thrown) {
      this.#refused(asFailure(thrown));
    }
    this.#isSending = false;
    if (this.#isForgotten) return;
    if (this.#outcome !== 'fine' && this.#againMs !== null) this.#soon(this.#againMs);
    else if (this.#outcome === 'fine' && this.#due().length > 0) this.#soon(pauseMs);
    this.#tell();
  }

  /** What can be sent now. */
  #due(): string[] {
    if (this.#outcome === 'gone' || this.#outcome === 'refused' || this.#isLacking()) return [];
    return Object.keys(this.#mine).filter((key) => this.#clashes[key] === undefined);
  }

  #refused(failure: ApiFailure): void {
    const { code, details } = failure;
    // Not answered, or not possible now: it may be stored, so exactly the same goes again; after a sign-in if need be.
    this.#tries += 1;
    this.#againMs = pauseFor(failure, this.#tries, firstAgainMs);
    if (code === 'N-01' || code === 'V-04' || code === 'A-02') {
      this.#outcome = 'away';
      return;
    }
    this.#error = failure;
    if (code === 'X-01') {
      this.#outcome = 'refused';
      return;
    }
    const sent = this.#pending?.values ?? {};
    this.#pending = null;
    this.#outcome = 'fine';
    if (code !== 'C-01' || details.reason !== 'changed-by-another') {
      this.#outcome = 'refused';
      return;
    }
    const stands = details.stands ?? [];
    if (stands.length === 0 && Object.values(this.#known).some(({ n }) => n > 0)) {
      this.#outcome = 'gone';
      return;
    }
    for (const there of stands) {
      const known = this.#known[there.key];
      const mine = this.#mine[there.key] ?? sent[there.key];
      if (mine === undefined || known === undefined) this.#known[there.key] = pick(there);
      else this.#meet(there.key, mine, known, there);
    }
  }

  /** Shows the other's value where one's own is not stored yet. */
  #meet(key: string, mine: string, known: Stored, there: StandingValue): void {
    if (there.value === mine.trim()) delete this.#mine[key];
    if (there.value === mine.trim() || there.value === known.value.trim()) {
      this.#known[key] = pick(there);
      delete this.#clashes[key];
    } else this.#clashes[key] = there;
  }

  #isLacking(): boolean {
    const shown = Object.fromEntries(Object.entries(this.#known).map(([key, { value }]) => [key, value]));
    return this.#ports.isWhole?.({ ...shown, ...this.#mine }) === false;
  }

  #kept(): KeptFields | null {
    if (!this.isUnsaved) return null;
    return { mine: { ...this.#mine }, known: { ...this.#known }, pending: this.#pending };
  }

  #makeState(): FieldSaverState {
    const { isUnsaved } = this;
    const saving = (): FieldSaverState['saving'] => {
      if (this.#outcome !== 'fine') return this.#outcome;
      if (Object.keys(this.#clashes).length > 0) return 'clash';
      if (!isUnsaved) return 'saved';
      return this.#pending === null && this.#isLacking() ? 'waiting' : 'saving';
    };
    return {
      ...{ saving: saving(), savedAt: this.#savedAt, error: this.#error },
      ...{ mine: { ...this.#mine }, clashes: { ...this.#clashes }, known: { ...this.#known } },
    };
  }

  #tell(): void {
    this.#state = this.#makeState();
    if (!this.#isForgotten) this.#ports.keep?.(this.#kept());
    for (const listener of this.#listeners) listener();
  }
}

const pick = ({ value, n }: Stored): Stored => ({ value, n });
const isSame = (a: Stored, b: Stored): boolean => a.n === b.n && a.value === b.value;
