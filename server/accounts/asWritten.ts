/** Earlier names and professions, each with the moment until which it was in use. */
export interface FormerWords {
  readonly names: readonly { readonly name: string; readonly kana: string; readonly until: Date }[];
  readonly professions: readonly { readonly profession: string; readonly until: Date }[];
}

interface Named {
  readonly name: string;
  readonly kana: string;
  readonly profession: string;
  readonly former: FormerWords;
}

/** [RI11] A person as they were named at a moment: what was written then keeps name and profession. */
export const asWritten = <T extends Named>(person: T, at: Date): T => {
  const name = firstAfter(person.former.names, at);
  const profession = firstAfter(person.former.professions, at);
  if (name === undefined && profession === undefined) return person;
  return {
    ...person,
    name: name?.name ?? person.name,
    kana: name?.kana ?? person.kana,
    profession: profession?.profession ?? person.profession,
  };
};

/** The name in use at a moment is the first one that was given up after it. */
const firstAfter = <W extends { readonly until: Date }>(former: readonly W[], at: Date): W | undefined =>
  former.filter(({ until }) => at < until).sort((a, b) => Number(a.until) - Number(b.until))[0];
