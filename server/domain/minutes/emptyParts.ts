/** The parts of a form that matter here; both the view and the folded log have them. */
interface Written {
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly {
    readonly label: string;
    readonly blocks: readonly { readonly runs: readonly { readonly text: string }[] }[];
  }[];
  readonly inquiries: readonly { readonly name: string; readonly answer: string }[];
}

/** The fields and sections in which nobody has written: shown before 確定, while they can still be filled in. */
export const emptyParts = ({ fields, sections, inquiries }: Written) => ({
  fields: fields.filter(({ value }) => value.trim() === '').map(({ label }) => label),
  sections: sections
    .filter(({ blocks }) => blocks.every(({ runs }) => runs.every(({ text }) => text.trim() === '')))
    .map(({ label }) => label),
  /** The people asked by 照会 whose answer is not entered. */
  unanswered: inquiries.filter(({ answer }) => answer.trim() === '').map(({ name }) => name),
});
