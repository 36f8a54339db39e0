import type { PastedBlock, PastedRun } from './PastedBlock.ts';

export type Look = Pick<PastedRun, 'bold' | 'strike'>;

/** White space of the source, which a reader sees as one space; broken lines of Japanese as none. */
const SPACE = '\uE000';
const NEWLINE = '\uE001';
const wide = /[\u2E80-\u30FF\u3400-\u9FFF\uF900-\uFAFF\uFF01-\uFF60]/u;

interface Item {
  readonly level: number;
  readonly marker: string;
}

/** Collects what is read into lines: white space as a reader sees it, one block for each line, none run together. */
export class LineWriter {
  readonly blocks: PastedBlock[] = [];
  #runs: PastedRun[] = [];
  /** The item of a list that the next lines belong to. */
  #item: Item | null = null;
  #breakWaits = false;

  text(text: string, look: Look, isPre: boolean): void {
    const kept = isPre
      ? text.replace(/\r\n?/g, '\n').replace(/\t/g, '　')
      : text.replace(/[ \t\r\n\f]+/g, (space) => (/[\r\n]/.test(space) ? NEWLINE : SPACE));
    if (kept === '') return;
    const isBlank = /^[\uE000\uE001]*$/.test(kept);
    if (this.#breakWaits && isBlank) return;
    if (this.#breakWaits) this.#push('\n', look);
    this.#breakWaits = false;
    this.#push(kept, look);
  }

  break(look: Look): void {
    this.#push('\n', look);
  }

  /** The end of a block: of a line, or within an item of a list the break before its next one. */
  end(): void {
    if (this.#item === null) this.#flush();
    else if (this.#runs.some(({ text }) => /[^\s\uE000\uE001]/.test(text))) this.#breakWaits = true;
  }

  item(item: Item | null): void {
    this.#flush();
    this.#item = item;
  }

  /** A line of its own, made elsewhere. */
  line(runs: readonly PastedRun[]): void {
    this.#flush();
    if (runs.some(({ text }) => text.trim() !== '')) this.blocks.push({ level: 0, runs, apart: true });
  }

  #push(text: string, { bold, strike }: Look): void {
    const last = this.#runs.at(-1);
    if (last !== undefined && last.bold === bold && last.strike === strike)
      this.#runs.splice(-1, 1, { ...last, text: last.text + text });
    else this.#runs.push({ text, bold, strike });
  }

  #flush(): void {
    const runs = spaced(this.#runs);
    const wasBroken = this.#runs.some(({ text }) => /[\n\u00A0]/.test(text));
    this.#runs = [];
    this.#breakWaits = false;
    const item = this.#item;
    if (runs.length === 0) {
      // A line left empty on purpose parts what stands around it; several do no more.
      const last = this.blocks.at(-1);
      if (wasBroken && item === null && last !== undefined && last.runs.length > 0)
        this.blocks.push({ level: 0, runs: [], apart: false });
      return;
    }
    const marker =
      item === null || item.marker === '' ? [] : [{ text: item.marker, bold: false, strike: false }];
    this.blocks.push({ level: item?.level ?? 0, runs: [...marker, ...runs], apart: item !== null });
    // What follows in the same item belongs to it, and is not counted once more.
    if (item !== null) this.#item = { level: item.level, marker: item.marker === '' ? '' : '　' };
  }
}

/** Runs as they are read: one space for many, none at the ends of a line, none within Japanese that the source broke. */
const spaced = (runs: readonly PastedRun[]): PastedRun[] => {
  let before = '\n';
  let waits = '';
  const read = runs.map((run) => {
    let text = '';
    for (const character of run.text) {
      if (character === SPACE || character === NEWLINE) {
        waits = waits === SPACE ? SPACE : character;
        continue;
      }
      const isGap = waits === SPACE || (waits === NEWLINE && !(wide.test(before) && wide.test(character)));
      if (isGap && before !== '\n' && character !== '\n') text += ' ';
      waits = '';
      text += character;
      before = character;
    }
    return { ...run, text: text.replaceAll('\u00A0', ' ') };
  });
  while (read.length > 0) {
    const last = read.at(-1) as PastedRun;
    const text = last.text.trimEnd();
    read.pop();
    if (text === '') continue;
    read.push({ ...last, text });
    break;
  }
  while (read[0] !== undefined && read[0].text.replace(/^[\n ]+/, '') === '') read.shift();
  if (read[0] !== undefined) read[0] = { ...read[0], text: read[0].text.replace(/^[\n ]+/, '') };
  return read.filter(({ text }) => text !== '');
};
