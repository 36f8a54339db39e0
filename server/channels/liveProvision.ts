import type { Gate, Grant, Provision } from '#access/gate.ts';
import { isCrossing } from '#access/isCrossing.ts';
import type { ShownRun } from '#domain/channels/shownRuns.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';

interface OpenRun {
  readonly provision: Provision;
  readonly classes: readonly DataClass[];
  readonly first: number;
}

/**
 * What one admission is sent while it happens, without a gap. Nothing is provided before there is something to send: a run
 * is opened with the classes of what goes out first, its end is asked for now and then as more of them follow, and
 * another class begins another run (AU11, WA15).
 */
export class LiveProvision {
  readonly #gate: Pick<Gate, 'provide'>;
  readonly #grant: Grant;
  readonly #lastShown: () => number;
  #open: OpenRun | null = null;
  #closed = false;

  /** `lastShown`: the last seq that was sent so far, whoever sent it. */
  constructor(gate: Pick<Gate, 'provide'>, grant: Grant, lastShown: () => number) {
    this.#gate = gate;
    this.#grant = grant;
    this.#lastShown = lastShown;
  }

  /** Nothing of these is shown, or what is shown is of classes that the run has already: nothing is to be waited for. */
  covers(run: ShownRun | undefined): boolean {
    if (run === undefined || !isCrossing(this.#grant)) return true;
    const classes = this.#open?.classes ?? [];
    return run.dataClasses.every((each) => classes.includes(each));
  }

  /** Awaited before these are sent, which follow what was sent before: then a run is open that may be pulled over them. */
  async ready(run: ShownRun | undefined): Promise<void> {
    if (run === undefined || this.covers(run)) return;
    // One that cannot be closed just now is closed by its keeper, and keeps nothing back.
    await this.#end().catch(() => undefined);
    if (this.#closed) return;
    const { first, dataClasses } = run;
    const last = () => Math.max(first - 1, this.#lastShown());
    const provision = await this.#gate.provide(this.#grant, first, dataClasses, last);
    this.#open = { provision, classes: dataClasses, first };
    // Closed while it was being opened: nothing of it was sent.
    if (this.#closed) await this.#end();
  }

  /** When the admission or the day ends; what was opened and not sent lists nothing. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  async #end(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    await open?.provision.close(Math.max(open.first - 1, this.#lastShown()));
  }
}
