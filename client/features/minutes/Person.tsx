import type { MinutesView } from '#contracts/http/minutesView.ts';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { useSession } from '../session/SessionContext.ts';
import { useMunicipalityName } from '../session/useMunicipalityName.ts';

/** Somebody in the form: name, profession, facility, and the mark of another city. */
export const Person = ({ person }: { person: MinutesView['responsible'] }) => {
  const { session } = useSession();
  const nameOf = useMunicipalityName();
  const own = session.account.municipality;
  const foreign =
    person.municipality !== '' && person.municipality !== own?.code && person.municipality !== own?.name;
  return (
    <>
      <b>{person.name}</b> {[person.profession, person.facility].filter(Boolean).join('・')}{' '}
      {foreign && <CrossingMark municipality={nameOf(person.municipality)} />}
    </>
  );
};
