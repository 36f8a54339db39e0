/** A step that cannot go on: what happened, and what the reader can do about it. */
export class SetUpProblem extends Error {
  /**
   * @param {string} what
   * @param {string} remedy
   */
  constructor(what, remedy) {
    super(what);
    this.name = 'SetUpProblem';
    this.remedy = remedy;
  }
}
