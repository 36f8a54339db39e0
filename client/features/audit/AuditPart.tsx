import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { addWords } from '../../i18n/addWords.ts';
import { audit } from '../../i18n/ja/audit.ts';
import { useAuditFilter } from './AuditFilter.ts';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditList } from './AuditList.tsx';
import { ChainState } from './ChainState.tsx';
import { recordsOf, useAuditTrail } from './useAuditTrail.ts';
import { useRecordWords } from './useRecordWords.ts';

addWords({ audit });

/** 監査の記録 of one municipality, for its officer and its auditor: who read which patient when, and that nothing is missing. */
const AuditPart = ({ municipality: code }: { municipality: string }) => {
  const { t } = useTranslation();
  const stateId = useId();
  const municipality = code as MunicipalityCode;
  const { filter, change } = useAuditFilter();
  const [named, setNamed] = useState<Readonly<Record<string, string>>>({});
  const remember = (id: string, name: string) => setNamed((known) => ({ ...known, [id]: name }));
  const list = useAuditTrail(municipality, filter);
  const { whoOf, patientOf } = useRecordWords(municipality);
  // If the page was opened by its address there are only ids: names come with the records.
  const [first] = recordsOf(list);
  const names = {
    patient:
      named[filter.patient] ?? (first?.patient?.id === filter.patient ? patientOf(first) : filter.patient),
    person: named[filter.account] ?? (first?.who.account === filter.account ? whoOf(first) : filter.account),
  };
  return (
    <>
      <p>{t('audit.help')}</p>
      <p>
        <a href={`#${stateId}`}>{t('audit.toState')}</a>
      </p>
      <AuditFilters
        municipality={municipality}
        filter={filter}
        names={names}
        onChange={change}
        onNamed={remember}
      />
      <AuditList
        list={list}
        municipality={municipality}
        filter={filter}
        onOnly={(only, name) => {
          remember('patient' in only ? only.patient : only.account, name);
          change(only);
        }}
      />
      <div id={stateId}>
        <ChainState municipality={municipality} />
      </div>
    </>
  );
};

export default AuditPart;
