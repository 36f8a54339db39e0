import type { Gate, Grant, Provision } from '#access/gate.ts';
import { isCrossing } from '#access/isCrossing.ts';
import type { Entry } from '#domain/channels/entry.ts';
import { shownRuns } from '#domain/channels/shownRuns.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';

/**
 * What one admission is sent while it happens, without a gap. Nothing is provided before there is something to send: a run
 * is opened with the classes of what goes out first, its end is pulled as more of them follow, and another class
 * begins another run (AU11, WA15).
 */
export class LiveProvision {
  readonly #gate: Pick<Gate, 'provide'>;
  readonly #grant: Grant;
  #open: { readonly provision: Provision; readonly classes: readonly DataClass[]; last: number } | null =
    null;
  #closed = false;

  constructor(gate: Pick<Gate, 'provide'>, grant: Grant) {
    this.#gate = gate;
    this.#grant = grant;
  }

  /** Awaited before these are sent, which follow what was sent before: then a run is open that may be pulled over them. */
  async ready(entries: readonly Entry[]): Promise<void> {
    if (!isCrossing(this.#grant)) return;
    const [run] = shownRuns(entries, this.#grant.discloses);
    const classes = this.#open?.classes ?? [];
    // Nothing of these is shown, or what is shown is of classes that the run has already.
    if (run === undefined || run.dataClasses.every((each) => classes.includes(each))) return;
    // One that cannot be closed just now is closed by its keeper, and keeps nothing back.
    await this.#end().catch(() => undefined);
    if (this.#closed) return;
    const provision = await this.#gate.provide(this.#grant, run.first, run.dataClasses);
    this.#open = { provision, classes: run.dataClasses, last: run.first - 1 };
    // Closed while it was being opened: nothing of it was sent.
    if (this.#closed) await this.#end();
  }

  /** They were sent, up to this number. */
  shown(lastSeq: number): void {
    if (this.#open === null) return;
    this.#open.last = Math.max(this.#open.last, lastSeq);
    this.#open.provision.shown(lastSeq);
  }

  /** When the admission or the day ends; what was opened and not sent lists nothing. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  async #end(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    await open?.provision.close(open.last);
  }
}
