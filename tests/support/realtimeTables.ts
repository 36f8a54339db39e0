import * as z from 'zod/mini';
import { closeCodes } from '#contracts/closeCodes.ts';
import { collabCloseCodes, collabCloseReasons } from '#contracts/collab.ts';
import { errorStatus } from '#contracts/errors.ts';
import { pushes, requests } from '#contracts/realtime/registry.ts';
import { connectErrors } from '#contracts/realtime/systemEvents.ts';
import { type FormNode, mayHang } from '#domain/minutes/formTree.ts';
import { minutesForms } from '#domain/minutes/minutesForms.ts';

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

const nodes: readonly FormNode[] = ['section', 'paragraph', 'bulletList', 'listItem', 'hardBreak', 'text'];

const code = (text: string) => `\`${text}\``;

/** The parts of docs/REALTIME.md that come from the registry. */
export const realtimeTables = (): Record<
  | 'requests'
  | 'pushes'
  | 'connect-errors'
  | 'close-codes'
  | 'close-reasons'
  | 'fragments'
  | 'tree'
  | 'errors',
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
  'close-reasons': table(
    ['Code', 'Reason', 'Name'],
    Object.entries(collabCloseReasons).map(([name, reason]) => [
      code(String(collabCloseCodes[name as keyof typeof collabCloseReasons])),
      ...[code(reason), code(name)],
    ]),
  ),
  fragments: table(
    ['Form', 'Fragments'],
    Object.entries(minutesForms).map(([form, { title, sections }]) => [
      `${code(form)} ${title}`,
      sections.map(({ key, label }) => `${code(key)} ${label}`).join(', '),
    ]),
  ),
  tree: table(
    ['Node', 'May hold'],
    nodes.map((node) => [
      node === 'section' ? 'a fragment' : code(node),
      nodes
        .filter((child) => mayHang(child, node))
        .map(code)
        .join(', ') || '—',
    ]),
  ),
  errors: table(
    ['Error', 'HTTP status'],
    Object.entries(errorStatus).map(([name, status]) => [code(name), String(status)]),
  ),
});
