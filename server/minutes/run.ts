/** Characters that follow each other and look alike. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
  /** Struck text is part of the record (it may be a dose that was changed): it is shown, and shown as struck. */
  readonly strike: boolean;
}
