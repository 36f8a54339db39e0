import { useTranslation } from 'react-i18next';
import { changingDeeds } from '#contracts/commandDeeds.ts';
import type { AuditRecord } from '#contracts/http/auditView.ts';
import { houseAccount } from '#domain/access/houseAccount.ts';
import { callPatient } from '../../ui/callPatient.ts';
import { ruleWords } from '../../ui/ruleWords.ts';

/** A record of the trail in words: who, whose record, what was done, why not. What we have no words for stands as it is. */
export const useRecordWords = (municipality: string) => {
  const { t } = useTranslation();
  const named = <Group extends 'acts' | 'objects' | 'records' | 'kinds' | 'relations' | 'refusals'>(
    group: Group,
    name: string,
  ): string => t(`audit.${group}.${name}` as never, { defaultValue: name });

  const whoOf = ({ who }: AuditRecord): string =>
    who.name ??
    (who.account === houseAccount ? t('audit.row.house') : null) ??
    (who.municipality
      ? t('audit.row.unnamed', { municipality: who.municipality.name })
      : t('audit.row.nobody'));

  const patientOf = ({ patient, from }: AuditRecord): string => {
    if (patient === null) return '';
    if (patient.name !== null) return callPatient(t, patient.name);
    if (from === null) return t('audit.row.elsewhere');
    return from.code === municipality
      ? t('audit.row.ownPatient', { id: patient.id })
      : t('audit.row.foreignPatient', { municipality: from.name });
  };

  const actOf = ({ kind, act }: AuditRecord): string => {
    // What was shown across a border, from first to last, is told as such: it is no reading of its own.
    if (kind.startsWith('provision')) return named('kinds', act === 'list' ? `${kind}-listed` : kind);
    const words = named('acts', act);
    // That one may is not yet that it was done: what was written is a record of its own.
    return kind === 'judged' && changingDeeds.has(act) ? t('audit.row.judged', { act: words }) : words;
  };

  const objectOf = ({ object }: AuditRecord): string => {
    if (object === null) return '';
    const what = named('objects', object.kind);
    return object.name === null ? `${what} ${object.id}` : t('audit.row.person', { what, name: object.name });
  };

  return {
    whoOf,
    objectOf,
    patientOf,
    named,
    whatOf: (one: AuditRecord): string => {
      const patient = patientOf(one);
      const act = actOf(one);
      // An officer's deed is said by itself and whom it concerns: the municipality that it was done in is the trail's own.
      const place = one.record.kind === 'municipality' ? 'deed' : 'of';
      const record =
        patient && one.record.kind === 'patient' ? t('audit.row.page') : named('records', one.record.kind);
      const about = place === 'deed' ? 'deedAbout' : 'about';
      const said = patient
        ? t(`audit.row.${about}`, { act, record, patient })
        : t(`audit.row.${place}`, { act, record });
      // A number says nothing to a person: it stands in the details.
      return one.object?.name ? t('audit.row.object', { words: said, object: objectOf(one) }) : said;
    },
    /** Empty where it was allowed. */
    whyNot: ({ allowed, rule, code }: AuditRecord): string => {
      if (allowed) return '';
      if (rule !== null) return `${rule} ${ruleWords(t, rule)}`;
      return code === null ? '' : `${code} ${named('refusals', code)}`;
    },
    /** The other side of the border: of who comes from elsewhere theirs, of one's own people the record's. */
    otherSideOf: ({ who, from, to }: AuditRecord): string => {
      const sides = [who.municipality, to, from].filter((side) => side !== null);
      return sides.find(({ code }) => code !== municipality)?.name ?? '';
    },
  };
};
