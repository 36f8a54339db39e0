import * as z from 'zod/mini';
import { closeCodes } from '#contracts/closeCodes.ts';
import { errorStatus } from '#contracts/errors.ts';
import { pushes, requests } from '#contracts/realtime/registry.ts';
import { connectErrors } from '#contracts/realtime/systemEvents.ts';

interface Shape {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Shape[];
}

/** `{channel, after?}`: the fields of a payload, optional ones marked. */
const fieldsOf = (schema: z.ZodMiniType, io: 'input' | 'output'): string => {
  const shape = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Shape;
  const one = ({ properties = {}, required = [] }: Shape) =>
    `{${Object.keys(properties)
      .map((name) => (required.includes(name) ? name : `${name}?`))
      .join(', ')}}`;
  return (shape.anyOf ?? [shape]).map(one).join(' or ');
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const code = (text: string) => `\`${text}\``;

/** The parts of docs/REALTIME.md that come from the registry. */
export const realtimeTables = (): Record<
  'requests' | 'pushes' | 'connect-errors' | 'close-codes' | 'errors',
  string
> => ({
  requests: table(
    ['Request', 'Payload', 'Data of the acknowledgement', 'What it does'],
    Object.entries(requests).map(([name, { payload, answer, summary }]) => [
      code(name),
      code(fieldsOf(payload, 'input')),
      code(fieldsOf(answer, 'output')),
      summary,
    ]),
  ),
  pushes: table(
    ['Push', 'Payload', 'What has happened'],
    Object.entries(pushes).map(([name, { payload, summary }]) => [
      code(name),
      code(fieldsOf(payload, 'output')),
      summary,
    ]),
  ),
  'connect-errors': table(
    ['`data.code` of `connect_error`'],
    connectErrors.map((error) => [code(error)]),
  ),
  'close-codes': table(
    ['Close code of the document door', 'Name'],
    Object.entries(closeCodes).map(([name, number]) => [code(String(number)), code(name)]),
  ),
  errors: table(
    ['Error', 'HTTP status'],
    Object.entries(errorStatus).map(([name, status]) => [code(name), String(status)]),
  ),
});
