/** A file, option or folder that the command cannot work with: the message says which and why; exit code 2. */
export class BadInput extends Error {}
