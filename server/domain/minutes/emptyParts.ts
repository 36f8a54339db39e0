/** The form as far as it matters here: both the view and the fold have it. */
interface Written {
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly {
    readonly label: string;
    readonly blocks: readonly { readonly runs: readonly { readonly text: string }[] }[];
  }[];
  readonly inquiries: readonly { readonly name: string; readonly answer: string }[];
}

/** What of a form nobody has written: shown before 確定, when it can still be. */
export const emptyParts = ({ fields, sections, inquiries }: Written) => ({
  fields: fields.filter(({ value }) => value.trim() === '').map(({ label }) => label),
  sections: sections
    .filter(({ blocks }) => blocks.every(({ runs }) => runs.every(({ text }) => text.trim() === '')))
    .map(({ label }) => label),
  /** Of whom no answer is written. */
  unanswered: inquiries.filter(({ answer }) => answer.trim() === '').map(({ name }) => name),
});
