import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readAreas } from '#domain/agreement/readAreas.ts';
import { parseLine } from '#server/agreements/command/parseLine.ts';

const file = 'server/agreements/data/aichi-municipalities.csv';
const read = readAreas(readFileSync(file), file);
if (!read.ok) throw new Error('the areas file is wrong');
const { areas } = read;

const rest =
  '"day":"2020-06-15","from":"232017","to":"232076","purpose":"care","dataClass":"post","profession":"x"';
const parse = (line: string) => parseLine(Buffer.from(line), areas);

describe('an id that is a number comes back as it was written', () => {
  it.each([['1'], ['-0'], ['1.0'], ['1e400'], ['-1E-5'], ['12345678901234567890'], ['1'.repeat(20_000)]])(
    '%s',
    (id) => {
      for (const line of [`{"id":${id},${rest}}`, `{ "id" : ${id}\t, ${rest}}`, `{${rest},"id":${id}}`])
        expect(parse(line)).toMatchObject({ id, request: { to: '232076' } });
    },
  );

  it.each([
    ['the last of two', `{"id":2,${rest},"id":2.0}`, '2.0'],
    ['the last of two, with escaped letters', `{"id":2,${rest},"\\u0069d":2.0}`, '2.0'],
    ['a number after text', `{"id":"2",${rest},"id":2.50}`, '2.50'],
    ['text after a number', `{"id":2.0,${rest},"id":"2"}`, '"2"'],
    ['nothing after a number', `{"id":2.0,${rest},"id":null}`, 'null'],
    ['not the one of an inner object before it', `{"consent":{"id":2},"id":2.0,${rest}}`, '2.0'],
    ['not the one of an inner object after it', `{"id":2.0,${rest},"consent":{"id":3}}`, '2.0'],
    ['not the one in a list', `{"id":2.0,"x":[{"id":9}],${rest}}`, '2.0'],
    ['not one in a text', `{"reason":"\\"id\\":5, {","id":5.0,${rest}}`, '5.0'],
    ['not a key that ends like it', `{"x\\"id":5,"id":5.0,${rest}}`, '5.0'],
    ['none where only an inner object has one', `{"consent":{"id":2.5},${rest}}`, 'null'],
    ['none of __proto__', `{"__proto__":{"id":2.5},${rest}}`, 'null'],
  ])('%s', (_, line, id) => {
    expect(parse(line).id).toBe(id);
  });
});

describe('a line that nests without end is answered, whatever its id:', () => {
  const lists = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const objects = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
  it.each([
    ['as the line', lists, 'null'],
    ['as an unknown key', `{"id":1.0,"x":${lists}}`, '1.0'],
    ['as the id', `{"id":${lists}}`, 'null'],
    ['as the day', `{"id":"a","day":${lists}}`, '"a"'],
    ['as objects', `{"id":1.0,"day":${objects}}`, '1.0'],
    ['as the reason', `{"id":"a",${rest},"reason":${objects}}`, '"a"'],
    ['in a consent', `{"id":7,${rest},"consent":{"purposes":[${lists}]}}`, '7'],
  ])('%s', (_, line, id) => {
    const parsed = parse(line);
    expect(parsed).toEqual({ id, error: expect.any(String) });
    expect(JSON.stringify(parsed).length).toBeLessThan(700);
  });
});

it('refuses a long line of brackets before it is parsed, and no long text with brackets in it', () => {
  const brackets = '[{"a":0},'.repeat(200_000);
  expect(parse(`{"id":1,${rest},"reason":${brackets}`)).toEqual({
    id: 'null',
    error: expect.stringContaining('lists and objects'),
  });
  const reason = JSON.stringify(brackets + '\\'.repeat(9));
  expect(parse(`{"id":1,${rest},"reason":${reason}}`)).toMatchObject({ id: '1', request: { to: '232076' } });
});

it('takes a line of ten megabytes that is a request', () => {
  const line = `{"id":"long",${rest},"reason":"${'x'.repeat(10_000_000)}"}`;
  expect(parse(line)).toMatchObject({ id: '"long"', request: { from: '232017' } });
});
