import type { Connection } from 'mongoose';
import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Gate } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import { isEndOf } from '#domain/agreement/isEndOf.ts';
import type { Problem } from '#domain/agreement/problem.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { type AgreementRecord, agreementModel } from './agreementModel.ts';
import type { AgreementRegistry } from './agreementRegistry.ts';

export interface ImportParts {
  readonly gate: Gate;
  readonly commit: CommitRevocable;
  readonly clock: Clock;
  readonly db: Connection;
  readonly registry: AgreementRegistry;
}

/**
 * Takes a version of an agreement over. It needs an officer of one of its ends, who also was an end of the version
 * before it, if there is one: nobody enters what others agreed upon. All errors are told, and one error is
 * enough that nothing is taken. All nodes learn of it through the revocation log, and judge every admission anew.
 */
export const importAgreement =
  ({ gate, commit, clock, db, registry }: ImportParts) =>
  async (actor: Actor, municipality: MunicipalityCode, text: string): Promise<{ id: string }> => {
    const place = { kind: 'municipality', id: municipality } as const;
    const grant = await gate.require(actor, 'import-agreement', place);
    const checked = await registry.check(text);
    if (!checked.ok) throw refused(checked.problems);
    const { agreement, version, effective } = checked.terms;
    const before = registry.newest(agreement);
    if (![checked.terms, before ?? checked.terms].every((terms) => isEndOf(terms, municipality)))
      throw new Failure('A-06', { reason: 'not-an-end' });
    const _id = `${agreement}:${version}`;
    const record: AgreementRecord = {
      _id,
      agreement,
      version,
      effective,
      text,
      importedBy: { account: actor.account, position: actor.position },
      importedAt: clock.now(),
    };
    try {
      await commit(
        async (session) => {
          await agreementModel(db).create([record], { session });
          await gate.wrote(grant, 'import-agreement', { object: { kind: 'agreement', id: _id } }, session);
        },
        [{ kind: 'all' }],
        { account: actor.account },
      );
    } catch (error) {
      // WA12: a version never changes; a correction is a new version with its own effective day.
      if (isDuplicateKey(error)) throw new Failure('C-01', { reason: 'version-there', rule: 'WA12' });
      throw error;
    }
    await registry.settled();
    return { id: _id };
  };

const refused = (problems: readonly Problem[]): Failure =>
  new Failure('V-01', {
    fields: problems.map(({ line, column, key, message }) => ({
      path: `${line}:${column}: ${key}`,
      problem: message,
    })),
  });
