import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agreementRoutes } from '#contracts/http/agreementRoutes.ts';
import { facilityRoutes } from '#contracts/http/facilityRoutes.ts';
import type { FacilityId, HubId } from '#domain/ids.ts';
import { readPhone } from '#domain/texts/readPhone.ts';
import { type FacilityKind, facilityKinds } from '#domain/vocabulary/facilityKinds.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useFormDraft } from '../../app/useFormDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Message } from '../../ui/Message.tsx';
import { Select } from '../../ui/Select.tsx';
import { SendForm } from '../../ui/SendForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AlikeNotice } from './AlikeNotice.tsx';

const empty: { name: string; kana: string; phone: string; kind: FacilityKind | ''; hub: HubId | 'none' } = {
  ...{ name: '', kana: '', phone: '', kind: '', hub: 'none' },
};

/** A facility of the municipality; a hub of an agreement says which one it is, since a clause may name it. */
export const MakeFacility = ({ municipality }: { municipality: MunicipalityCode }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [made, setMade] = useState<string | null>(null);
  const form = useFormDraft({ name: 'make-facility', what: t('admin.makeFacility'), empty });
  // What was begun here and not sent is open again.
  const [open, setOpen] = useState(form.isBegun);
  const { change } = form;
  const { name, kana, phone, kind, hub } = form.values;
  const agreements = useQuery({
    queryKey: ['agreements'],
    queryFn: ({ signal }) => callRoute(agreementRoutes.listAgreements, {}, { signal }),
  });
  const hubs = (agreements.data?.agreements ?? [])
    .flatMap((one) => one.hubs)
    .filter((one) => one.municipality.code === municipality);
  const make = useMutation({
    mutationFn: ({ known, others }: { known: FacilityKind; others: readonly FacilityId[] }) =>
      callRoute(facilityRoutes.makeFacility, {
        params: { municipality },
        body: {
          ...{ name: name.trim(), kana: kana.trim(), kind: known },
          phone: readPhone(phone),
          ...(hub !== 'none' && { hub }),
          others: [...others],
        },
      }),
    onSuccess: async () => {
      setMade(name.trim());
      form.sent();
      setOpen(false);
      await queries.invalidateQueries({ queryKey: ['facilities'] });
    },
  });
  const missing = kind === '' || name.trim() === '';
  if (!open) {
    return (
      <>
        {made && (
          <Message tone="success" live title={t('admin.facilityMade', { name: made })}>
            <p>{t('admin.facilityMadeNext')}</p>
            <LinkButton to="/admin/accounts" size="small">
              {t('admin.makeAccount')}
            </LinkButton>
          </Message>
        )}
        <div>
          <Button icon="plus" look="filled" onPress={() => setOpen(true)}>
            {t('admin.makeFacility')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <Card title={t('admin.makeFacility')}>
      <SendForm
        action={t('admin.makeFacilityNow')}
        look="filled"
        work={make}
        missing={missing}
        onSend={() => !missing && make.mutate({ known: kind, others: [] })}
        onGiveUp={() => form.giveUp(() => setOpen(false))}
        trouble={
          <AlikeNotice
            error={make.error}
            goOn={t('admin.otherFacility')}
            about={(facilityKind) => facilityKind}
            onGoOn={(ids) => kind !== '' && make.mutate({ known: kind, others: ids as FacilityId[] })}
          />
        }
      >
        <TextField
          label={t('admin.facilityName')}
          value={name}
          onChange={(next) => change({ name: next })}
          maxLength={80}
          isRequired
        />
        <TextField
          label={t('admin.facilityKana')}
          value={kana}
          onChange={(next) => change({ kana: next })}
          maxLength={80}
        />
        <Select
          label={t('admin.kind')}
          value={kind}
          empty={t('admin.choose')}
          required
          options={facilityKinds.map((value) => ({ value, label: value }))}
          onChange={(next) => change({ kind: next })}
        />
        <TextField
          label={t('admin.phone')}
          type="tel"
          value={phone}
          onChange={(next) => change({ phone: next })}
          maxLength={40}
        />
        {hubs.length > 0 && (
          <Select
            label={t('admin.hubOf')}
            help={t('admin.hubHelp')}
            value={hub}
            options={[
              { value: 'none' as const, label: t('admin.noHub') },
              ...hubs.map((one) => ({ value: one.id as HubId, label: one.name })),
            ]}
            onChange={(next) => change({ hub: next })}
          />
        )}
      </SendForm>
    </Card>
  );
};
