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
    // That something was shown across a border, from first to last, is called so: it is no reading of its own.
    if (kind.startsWith('provision')) return named('kinds', act === 'list' ? `${kind}-listed` : kind);
    const words = named('acts', act);
    // That one may do something is not that it was done: what was done is a record of its own.
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
      // An officer's deed is told by what it is and whom it concerns: the municipality in which it was done is that
      // of the trail.
      const place = one.record.kind === 'municipality' ? 'deed' : 'of';
      const record =
        patient && one.record.kind === 'patient' ? t('audit.row.page') : named('records', one.record.kind);
      const about = place === 'deed' ? 'deedAbout' : 'about';
      const said = patient
        ? t(`audit.row.${about}`, { act, record, patient })
        : t(`audit.row.${place}`, { act, record });
      // A number means nothing to a person here: it is in the details.
      return one.object?.name ? t('audit.row.object', { words: said, object: objectOf(one) }) : said;
    },
    /** Empty where it was allowed. */
    whyNot: ({ allowed, rule, code }: AuditRecord): string => {
      if (allowed) return '';
      if (rule !== null) return `${rule} ${ruleWords(t, rule)}`;
      return code === null ? '' : `${code} ${named('refusals', code)}`;
    },
    /**
     * The municipality on the other side of the border: that of a person who comes from elsewhere, or, for one's own
     * people, that of the record.
     */
    otherSideOf: ({ who, from, to }: AuditRecord): string => {
      const sides = [who.municipality, to, from].filter((side) => side !== null);
      return sides.find(({ code }) => code !== municipality)?.name ?? '';
    },
  };
};
