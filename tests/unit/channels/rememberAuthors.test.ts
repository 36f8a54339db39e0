import { describe, expect, it } from '@jest/globals';
import type { Revocation } from '#access/gate.ts';
import type { AccountId, PositionId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { rememberAuthors } from '#server/channels/rememberAuthors.ts';

const account = 'the-account' as AccountId;
const at = (id: string, name: string, municipality: string | null = '232017') => ({
  ...{ id: id as PositionId, account, name, profession: '医師', facility: 'f' as never },
  ...{ facilityName: '見本医院', municipality: municipality as MunicipalityCode | null },
});

const houseOf = (positions: ReturnType<typeof at>[]) => {
  let reads = 0;
  let heard: (revocation: Revocation) => void = () => {};
  const authorAt = rememberAuthors(
    async () => {
      reads += 1;
      return [...positions];
    },
    (listener) => {
      heard = listener;
      return () => {};
    },
  );
  const tell = (subject: Revocation['subject']) => heard({ n: 1, subject });
  return { authorAt, tell, positions, reads: () => reads };
};

describe('[AC18] by which name one writes', () => {
  it('is read once, for all of the positions of an account', async () => {
    const { authorAt, reads } = houseOf([at('one', '見本 一'), at('two', '見本 一')]);
    expect(await authorAt('one' as PositionId, account)).toEqual({
      ...{ account, position: 'one', name: '見本 一', profession: '医師' },
      ...{ facility: 'f', facilityName: '見本医院', municipality: '232017' },
    });
    await authorAt('two' as PositionId, account);
    await authorAt('one' as PositionId, account);
    expect(reads()).toBe(1);
  });

  it('is read anew once the log names the account, and for no other entry', async () => {
    const { authorAt, tell, positions, reads } = houseOf([at('one', '見本 一')]);
    await authorAt('one' as PositionId, account);
    positions[0] = at('one', '見本 新');
    tell({ kind: 'account', id: 'another' });
    tell({ kind: 'patient', id: account });
    expect((await authorAt('one' as PositionId, account))?.name).toBe('見本 一');
    tell({ kind: 'account', id: account });
    expect((await authorAt('one' as PositionId, account))?.name).toBe('見本 新');
    expect(reads()).toBe(2);
  });

  it('is looked for in the store where memory has no such position, and nobody’s without a municipality', async () => {
    const { authorAt, positions, reads } = houseOf([at('one', '見本 一')]);
    await authorAt('one' as PositionId, account);
    expect(await authorAt('new' as PositionId, account)).toBeNull();
    positions.push(at('new', '見本 一'), at('operator', '運営', null));
    expect((await authorAt('new' as PositionId, account))?.position).toBe('new');
    expect(await authorAt('operator' as PositionId, account)).toBeNull();
    expect(reads()).toBe(4);
  });
});
