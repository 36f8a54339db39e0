import type * as z from 'zod/mini';
import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { judgePassword } from '#domain/sessions/judgePassword.ts';
import { Failure } from '#platform/failure.ts';
import { hashPassword } from '../accounts/hashPassword.ts';
import type { Handler } from '../http/handlers.ts';
import type { OneTimeLinks } from './oneTimeLinks.ts';

type Asked = z.infer<typeof sessionRoutes.makeFirstMunicipality.body>;
type Person = Omit<Asked['officer'], 'password'> & { readonly passwordHash: string };

export interface FirstMunicipality {
  readonly operator: Person;
  readonly municipality: Asked['municipality'];
  readonly officer: Person;
}

/** Done by the directory: one transaction; refuses (C-01) where there are accounts already. */
export type MakeFirst = (first: FirstMunicipality) => Promise<void>;

/** By the link of an empty house: the operator, a municipality and its first officer. */
export const makeFirstMunicipality =
  (links: OneTimeLinks, makeFirst: MakeFirst): Handler<typeof sessionRoutes.makeFirstMunicipality> =>
  ({ body }) =>
    links.use(body.token, 'first-operator', async () => {
      const { municipality } = body;
      const [operator, officer] = [
        await person('operator', body.operator),
        await person('officer', body.officer),
      ];
      await makeFirst({ operator, municipality, officer });
    });

/** The second factor is set up after the first sign-in, so the longer password is asked for here. */
const person = async (path: string, { password, ...rest }: Asked['officer']): Promise<Person> => {
  const problem = judgePassword(password, { loginName: rest.loginName, secondFactor: false });
  if (problem !== null)
    throw new Failure('L-04', { reason: problem, fields: [{ path: `${path}.password`, problem }] });
  return { ...rest, passwordHash: await hashPassword(password) };
};
