import { Failure } from '../failure.ts';

/** No node listens at the address that was asked: it is gone. (A node that only cannot answer now does listen.) */
export class NobodyThere extends Failure {
  constructor() {
    super('N-01');
  }
}
