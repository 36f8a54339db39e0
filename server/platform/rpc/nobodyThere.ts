import { Failure } from '../failure.ts';

/** No node listens at the address that was asked: it is gone, unlike one that cannot answer now. */
export class NobodyThere extends Failure {
  constructor() {
    super('N-01');
  }
}
