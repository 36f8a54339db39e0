import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { formDrafts } from '../../app/formDrafts.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatPeriod, lastDayIn } from '../../ui/formatPeriod.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { matchesName } from '../../ui/matchesName.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useSession } from '../session/SessionContext.ts';
import { AccountDevices } from './AccountDevices.tsx';
import { AccountRights } from './AccountRights.tsx';
import styles from './Admin.module.css';
import { Applications } from './Applications.tsx';
import { isGrantable } from './capacities.ts';
import { LeaveAccount } from './LeaveAccount.tsx';
import { LeftAccounts } from './LeftAccounts.tsx';
import { MakeAccount } from './MakeAccount.tsx';
import { RenamePerson } from './RenamePerson.tsx';
import { RenewSignIn } from './RenewSignIn.tsx';
import { RightFindings } from './RightFindings.tsx';
import { type ListedAccount, useAccounts } from './useAccounts.ts';

/** 利用者: who has an account of this municipality, and in which positions; a leaver stops at once. */
export const AccountsPart = ({ municipality: code }: { municipality: string }) => {
  const { t } = useTranslation();
  const municipality = code as MunicipalityCode;
  const own = useSession().session.account.id;
  // What was begun here and not sent is open again.
  const [arranging, setArranging] = useState<AccountId | null>(
    () => formDrafts.begunAbout('grant-right') ?? formDrafts.begunAbout('add-position'),
  );
  const [renewing, setRenewing] = useState<AccountId | null>(null);
  const [renaming, setRenaming] = useState<AccountId | null>(() => formDrafts.begunAbout('rename'));
  const [showing, setShowing] = useState<AccountId | null>(null);
  const [leaving, setLeaving] = useState<AccountId | null>(null);
  const accounts = useAccounts(municipality);
  const [typed, setTyped] = useState('');
  const found = (accounts.data?.accounts ?? []).filter((one) =>
    matchesName(typed, [
      one.name,
      one.kana,
      one.loginName,
      ...one.positions.map((each) => each.facility.name),
    ]),
  );
  const moved = () => accounts.refetch();
  const listed = (id: AccountId | null) => accounts.data?.accounts.find((account) => account.id === id);
  const [arranged, renewed, shown, renamed, left] = [arranging, renewing, showing, renaming, leaving].map(
    listed,
  );
  /** What can be done about one of them, each in a dialog; one's own sign-in is renewed in 設定. */
  const dialogsOf = (account: ListedAccount): [words: string, open: () => void][] => [
    [t('admin.arrange'), () => setArranging(account.id)],
    [t('rights.name.open'), () => setRenaming(account.id)],
    ...(account.id === own
      ? []
      : [[t('admin.renew.open'), () => setRenewing(account.id)] satisfies [string, () => void]]),
    [t('devices.open'), () => setShowing(account.id)],
    [t('admin.leave'), () => setLeaving(account.id)],
  ];
  return (
    <>
      <Applications municipality={municipality} onMoved={moved} />
      <MakeAccount municipality={municipality} onMade={moved} />
      <Card title={t('admin.parts.accounts')}>
        {accounts.error && <ErrorNotice error={accounts.error} />}
        {accounts.isPending && <Skeleton />}
        {accounts.data && (
          <>
            <TextField
              label={t('admin.searchAccount')}
              help={t('common.searchHelp')}
              type="search"
              value={typed}
              onChange={setTyped}
              maxLength={80}
            />
            <p role="status">
              {t('common.foundIn', { count: found.length, all: accounts.data.accounts.length })}
            </p>
          </>
        )}
        <ul>
          {found.map((account) => (
            <li key={account.id} className={styles.row}>
              <span>
                <b>{account.name}</b>({account.loginName}){' '}
                {account.secondFactor && (
                  <Badge tone="success" icon="shield">
                    {t('admin.secondFactor')}
                  </Badge>
                )}
                {account.renewing && (
                  <Badge tone="warning" icon="lock">
                    {t('admin.renew.waiting')}
                  </Badge>
                )}
                {account.leaving !== null && (
                  <Badge tone="warning" icon="warning">
                    {t('rights.leaving.until', { last: formatDay(lastDayIn(account.leaving) ?? '') })}
                  </Badge>
                )}
              </span>
              {account.positions.map((position) => (
                <span key={position.id} className={styles.beside}>
                  {position.facility.name}・{position.profession}（{formatPeriod(t, position)}）
                  {position.capacities
                    .map(({ capacity }) => capacity)
                    .filter(isGrantable)
                    .map((capacity) => (
                      <Badge key={capacity} tone="key" icon="shield">
                        {t(`admin.capacities.${capacity}`)}
                      </Badge>
                    ))}
                </span>
              ))}
              <span className={styles.beside}>
                {dialogsOf(account).map(([words, open]) => (
                  <Button key={words} look="text" size="small" aria-haspopup="dialog" onPress={open}>
                    {words}
                  </Button>
                ))}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <LeftAccounts municipality={municipality} left={accounts.data?.left ?? []} onMoved={moved} />
      <RightFindings municipality={municipality} />
      {renamed && (
        <RenamePerson
          municipality={municipality}
          account={renamed}
          onMoved={moved}
          onClose={() => setRenaming(null)}
        />
      )}
      {arranged && (
        <AccountRights
          municipality={municipality}
          account={arranged}
          onMoved={moved}
          onClose={() => setArranging(null)}
        />
      )}
      {shown && (
        <AccountDevices municipality={municipality} account={shown} onClose={() => setShowing(null)} />
      )}
      {renewed && (
        <RenewSignIn
          municipality={municipality}
          account={renewed}
          onMoved={moved}
          onClose={() => setRenewing(null)}
        />
      )}
      {left && (
        <LeaveAccount
          municipality={municipality}
          account={left}
          onMoved={moved}
          onClose={() => setLeaving(null)}
        />
      )}
    </>
  );
};
