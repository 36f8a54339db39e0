import { generate } from 'otplib';
import { TestClient } from './testClient.ts';
import { testPassword } from './testRegion.ts';

interface Credentials {
  readonly password?: string;
  /** TOTP secret, where the account has one. */
  readonly secondFactor?: string;
}

/** A client that is signed in, or an error that says how far it came. */
export const signIn = async (
  app: { readonly url: string },
  loginName: string,
  { password = testPassword, secondFactor }: Credentials = {},
): Promise<TestClient> => {
  const client = new TestClient(app.url);
  let answer = await client.post('/api/session', { loginName, password });
  if (answer.body?.state === 'second-factor' && secondFactor !== undefined)
    answer = await client.post('/api/session/second-factor', {
      code: await generate({ secret: secondFactor }),
    });
  if (answer.body?.state !== 'signed-in')
    throw new Error(`${loginName} is not signed in: ${answer.status} ${JSON.stringify(answer.body)}`);
  return client;
};
