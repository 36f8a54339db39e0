import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agreementRoutes } from '#contracts/http/agreementRoutes.ts';
import type { AgreementVersion } from '#domain/agreement/agreementVersion.ts';
import { readAgreement } from '#domain/agreement/readAgreement.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { asFailure } from '../../api/ApiFailure.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useFormDraft } from '../../app/useFormDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { FileInput } from '../../ui/FileInput.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { Message } from '../../ui/Message.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useMunicipalityName } from '../session/useMunicipalityName.ts';
import styles from './Admin.module.css';
import { AgreementProblems, type LineProblem } from './AgreementProblems.tsx';
import { AgreementTables } from './AgreementTables.tsx';

interface ImportAgreementProps {
  municipality: MunicipalityCode;
  day: Day;
  onClose: () => void;
  onTaken: (title: string) => Promise<unknown>;
}

/** `12:5: clauses[0].reach`, as the server tells a field of the file. */
const placed = /^(\d+):(\d+): (.*)$/;

/**
 * Taking a version over: its text, then what it says in words, then the sending. It is read here by the same engine
 * as on the server, so that its errors show before anything is sent; what clashes with stored versions, only the
 * server knows.
 */
const ImportAgreement = ({ municipality, day, onClose, onTaken }: ImportAgreementProps) => {
  const { t } = useTranslation();
  const nameOf = useMunicipalityName();
  const form = useFormDraft({ name: 'import-agreement', what: t('admin.import.open'), empty: { text: '' } });
  const { text } = form.values;
  const [problems, setProblems] = useState<readonly LineProblem[]>([]);
  const [warnings, setWarnings] = useState<readonly LineProblem[]>([]);
  const [agreement, setAgreement] = useState<AgreementVersion | null>(null);
  const take = useMutation({
    mutationFn: () =>
      callRoute(agreementRoutes.importAgreement, { params: { municipality }, body: { text } }),
    onSuccess: () => {
      form.sent();
      return onTaken(agreement?.title ?? '');
    },
    onError: (thrown) => {
      const { code, details } = asFailure(thrown);
      if (code !== 'V-01') return;
      setProblems(
        (details.fields ?? []).map(({ path, problem }) => {
          const [, line = '1', column = '1', key = path] = placed.exec(path) ?? [];
          return { line: Number(line), column: Number(column), key, message: problem };
        }),
      );
      setAgreement(null);
    },
  });
  const check = (source: string | Uint8Array) => {
    take.reset();
    const read = readAgreement(source, 'agreement.yaml');
    setProblems(read.ok ? [] : read.problems);
    setWarnings(read.ok ? read.warnings : []);
    setAgreement(read.ok ? read.agreement : null);
  };
  const choose = async (file: File): Promise<void> => {
    // As bytes: a file in Shift_JIS is told as such, instead of arriving as unreadable letters.
    const bytes = new Uint8Array(await file.arrayBuffer());
    form.change({ text: new TextDecoder().decode(bytes) });
    check(bytes);
  };
  if (agreement) {
    const named = (code: string) => ({ code, name: nameOf(code) });
    return (
      <Card title={t('admin.import.summary')}>
        <p>{t('admin.import.summaryHelp')}</p>
        <dl className={styles.details}>
          <dt>{t('admin.import.title')}</dt>
          <dd>
            {agreement.title}({agreement.agreement}) {t('admin.version', { version: agreement.version })}
          </dd>
          <dt>{t('admin.import.effective')}</dt>
          <dd>{formatDay(agreement.effective)}</dd>
        </dl>
        <AgreementTables
          day={day}
          agreement={{
            parties: agreement.parties.map((party) => ({
              ...party,
              municipality: named(party.municipality),
              admits: party.admits && [...party.admits],
            })),
            hubs: agreement.hubs.map((hub) => ({ ...hub, municipality: named(hub.municipality) })),
            clauses: agreement.clauses.map(({ purposes, discloses, professions, requires, ...clause }) => ({
              ...clause,
              purposes: [...purposes],
              discloses: [...discloses],
              professions: professions && [...professions],
              requires: [...requires],
            })),
          }}
        />
        {warnings.length > 0 && (
          <Message tone="warning" title={t('admin.import.warnings')}>
            <AgreementProblems problems={warnings} text={text} />
          </Message>
        )}
        {take.error && <ErrorNotice error={take.error} textIsSafe />}
        <p>{t('admin.import.unchangeable')}</p>
        <div className={styles.beside}>
          <Button look="filled" onPress={() => take.mutate()} isDisabled={take.isPending}>
            {t('admin.import.send')}
          </Button>
          <Button onPress={() => setAgreement(null)}>{t('admin.import.back')}</Button>
        </div>
      </Card>
    );
  }
  return (
    <Card title={t('admin.import.open')}>
      <RecordForm className={styles.form} onSend={() => check(text)}>
        <p>{t('admin.import.help')}</p>
        <div className={styles.beside}>
          <FileInput
            label={t('admin.import.file')}
            icon="file"
            accept=".yaml,.yml,text/yaml,application/yaml"
            onFiles={([file]) => file && void choose(file)}
          />
        </div>
        {problems.length > 0 && (
          <Message tone="error" live title={t('admin.import.problems', { count: problems.length })}>
            <p>{t('admin.import.problemsNext')}</p>
            <AgreementProblems problems={problems} text={text} />
          </Message>
        )}
        <TextField
          label={t('admin.import.text')}
          value={text}
          onChange={(next) => form.change({ text: next })}
          rows={14}
          maxLength={1_000_000}
          isRequired
        />
        <div className={styles.beside}>
          <Button type="submit" look="filled" isDisabled={text.trim() === ''}>
            {t('admin.import.check')}
          </Button>
          <Button look="text" onPress={() => form.giveUp(onClose)}>
            {t('common.cancel')}
          </Button>
        </div>
      </RecordForm>
    </Card>
  );
};

export default ImportAgreement;
