import { asFailure } from '../../api/ApiFailure.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';

interface AlikeNoticeProps {
  error: unknown;
  /** What the button says that registers another one nevertheless. */
  goOn: string;
  about: (what: string) => string;
  onGoOn: (others: readonly string[]) => void;
}

/** [VA7] Whoever looks like the same one, before a second one is made; any other failure as everywhere. */
export const AlikeNotice = ({ error, goOn, about, onGoOn }: AlikeNoticeProps) => {
  if (!error) return null;
  const alike = asFailure(error).details.alike ?? [];
  return (
    <ErrorNotice error={error} textIsSafe>
      {alike.length > 0 && (
        <>
          <ul>
            {alike.map((one) => (
              <li key={one.id}>
                <b>{one.name}</b>
                {one.kana && `（${one.kana}）`} {about(one.about)}
              </li>
            ))}
          </ul>
          <Button onPress={() => onGoOn(alike.map(({ id }) => id))}>{goOn}</Button>
        </>
      )}
    </ErrorNotice>
  );
};
