import type * as z from 'zod/mini';
import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { judgePassword } from '#domain/sessions/judgePassword.ts';
import { Failure } from '#platform/failure.ts';
import type { Handler } from '../http/handlers.ts';
import type { OneTimeLinks } from './oneTimeLinks.ts';

export type FirstMunicipality = Omit<z.infer<typeof sessionRoutes.makeFirstMunicipality.body>, 'token'>;

/** The directory's own founding commands, in their order. */
export type MakeFirst = (first: FirstMunicipality) => Promise<void>;

/** By the link of an empty house: makes the operator, a municipality and its first officer. */
export const makeFirstMunicipality =
  (links: OneTimeLinks, makeFirst: MakeFirst): Handler<typeof sessionRoutes.makeFirstMunicipality> =>
  ({ body: { token, ...first } }) =>
    links.useFirstOperatorLink(token, async () => {
      // Everything that can be wrong with the form is told before the first of the three is made.
      for (const who of ['operator', 'officer'] as const) {
        const { loginName, password } = first[who];
        const problem = judgePassword(password, { loginName, secondFactor: false });
        if (problem !== null)
          throw new Failure('L-04', { reason: problem, fields: [{ path: `${who}.password`, problem }] });
      }
      await makeFirst(first);
    });
