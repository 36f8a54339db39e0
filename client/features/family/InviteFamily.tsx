import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { familyRoutes } from '#contracts/http/familyRoutes.ts';
import type { Body } from '#contracts/http/route.ts';
import type { PatientId } from '#domain/ids.ts';
import {
  type FamilyConsentBy,
  type FamilyRelation,
  familyConsentBy,
  familyRelations,
  type IdentityDocument,
  identityDocuments,
  type ProxyPapers,
  proxyPapers,
} from '#domain/records/familyRoom/familyVocabulary.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useDraft } from '../../app/useDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';

type Invitation = Body<typeof familyRoutes.inviteFamily>;

interface InviteFamilyProps {
  familyRoom: PatientId;
  /** Papers and decisions where nobody can agree are the office's alone. */
  isOffice: boolean;
  onInvited: () => Promise<unknown>;
}

interface Draft {
  readonly clientId: string;
  readonly name: string;
  readonly kana: string;
  readonly loginName: string;
  readonly relation: FamilyRelation | '';
  readonly by: FamilyConsentBy;
  readonly consentName: string;
  readonly consentDay: string;
  readonly reason: string;
  readonly document: IdentityDocument | '';
  readonly identityDay: string;
  readonly papers: ProxyPapers | '';
}

const empty: Omit<Draft, 'clientId' | 'consentDay' | 'identityDay'> = {
  name: '',
  kana: '',
  loginName: '',
  relation: '',
  by: 'patient',
  consentName: '',
  reason: '',
  document: '',
  papers: '',
};

const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });

/** [FA3] Somebody of the family who stands before one: who they are, on whose consent, what was seen; then the link. */
export const InviteFamily = ({ familyRoom, isOffice, onInvited }: InviteFamilyProps) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useDraft<Draft | null>(`family invitation ${familyRoom}`, null);
  const begun: Draft = draft ?? {
    ...empty,
    clientId: crypto.randomUUID(),
    consentDay: today(),
    identityDay: today(),
  };
  const { clientId, name, kana, loginName, relation, by, consentName, consentDay, reason } = begun;
  const { document, identityDay, papers } = begun;
  const change = (to: Partial<Draft>) => setDraft({ ...begun, ...to });
  const [invited, setInvited] = useState<{ readonly name: string; readonly secret: string | null } | null>(
    null,
  );
  const invite = useMutation({
    mutationFn: () =>
      callRoute(familyRoutes.inviteFamily, {
        params: { familyRoom },
        body: {
          ...{ clientId, person: { loginName, name, kana }, relation },
          consent: { by, name: consentName, day: consentDay, ...(by === 'office' && { reason }) },
          identity: { document, day: identityDay },
          ...(papers !== '' && { papers: { kind: papers, seen: identityDay, until: null } }),
        } as Invitation,
      }),
    onSuccess: async ({ link }) => {
      setInvited({ name, secret: link?.secret ?? null });
      setDraft(null);
      await onInvited();
    },
  });
  const filled = [name, loginName, relation, consentName, consentDay, document, identityDay];
  const mayNot = invite.isPending || filled.some((each) => each.trim() === '');
  if (invited)
    return (
      <Card title={t('family.office.invite')}>
        <Message tone="success" live title={t('family.office.made')}>
          {invited.secret === null && <p>{t('family.office.hasAccount')}</p>}
        </Message>
        {invited.secret !== null && (
          <TextField
            label={t('family.office.link', { name: invited.name })}
            value={`${location.origin}/new-password#${invited.secret}`}
            help={t('family.office.linkHelp')}
            rows={3}
            isReadOnly
          />
        )}
        <Button onPress={() => setInvited(null)}>{t('common.close')}</Button>
      </Card>
    );
  const whose = familyConsentBy.filter((each) => isOffice || each !== 'office');
  return (
    <Card title={t('family.office.invite')}>
      <RecordForm onSend={() => !mayNot && invite.mutate()}>
        <p>{t('family.office.inviteHelp')}</p>
        <TextField
          label={t('family.office.name')}
          value={name}
          onChange={(to) => change({ name: to })}
          isRequired
        />
        <TextField label={t('family.office.kana')} value={kana} onChange={(to) => change({ kana: to })} />
        <TextField
          label={t('family.office.loginName')}
          value={loginName}
          onChange={(to) => change({ loginName: to })}
          verbatim
          isRequired
        />
        <Select
          label={t('family.office.relation')}
          value={relation}
          options={familyRelations.map((value) => ({ value, label: t(`family.relation.${value}`) }))}
          onChange={(to) => change({ relation: to })}
          empty=""
          required
        />
        <Select
          label={t('family.office.consentBy')}
          value={by}
          options={whose.map((value) => ({ value, label: t(`family.office.by.${value}`) }))}
          onChange={(to) => change({ by: to })}
          required
        />
        <TextField
          label={t('family.office.consentName')}
          value={consentName}
          onChange={(to) => change({ consentName: to })}
          isRequired
        />
        <TextField
          label={t('family.office.consentDay')}
          type="date"
          value={consentDay}
          onChange={(to) => change({ consentDay: to })}
          isRequired
        />
        {by === 'office' && (
          <TextField
            label={t('family.office.reason')}
            value={reason}
            onChange={(to) => change({ reason: to })}
            rows={2}
            isRequired
          />
        )}
        <Select
          label={t('family.office.document')}
          value={document}
          options={identityDocuments.map((value) => ({ value, label: t(`family.document.${value}`) }))}
          onChange={(to) => change({ document: to })}
          empty=""
          required
        />
        <TextField
          label={t('family.office.identityDay')}
          type="date"
          value={identityDay}
          onChange={(to) => change({ identityDay: to })}
          isRequired
        />
        {isOffice && (
          <Select
            label={t('family.office.proxyPapers')}
            value={papers}
            options={proxyPapers.map((value) => ({ value, label: t(`family.papers.${value}`) }))}
            onChange={(to) => change({ papers: to })}
            empty={t('family.office.noPapers')}
          />
        )}
        {invite.error && <ErrorNotice error={invite.error} />}
        <Button type="submit" look="filled" isDisabled={mayNot}>
          {t('family.office.inviteNow')}
        </Button>
      </RecordForm>
    </Card>
  );
};
