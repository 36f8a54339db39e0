import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';

interface MorePagesProps {
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

/** [LI1] The way on from a page of a list to its end. */
export const MorePages = ({ list }: MorePagesProps) => {
  const { t } = useTranslation();
  if (!list.hasNextPage) return null;
  return (
    <Button wide onPress={() => void list.fetchNextPage()} isDisabled={list.isFetchingNextPage}>
      {t('common.more')}
    </Button>
  );
};
