import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useFieldSaver } from '../../app/useFieldSaver.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import styles from './Minutes.module.css';
import { RowActions } from './RowActions.tsx';
import { RowTools } from './RowTools.tsx';
import { rowWrite } from './rowWrite.ts';
import { SavedField } from './SavedField.tsx';
import { StruckRows } from './StruckRows.tsx';
import { type OpenRow, useOpenRows } from './useOpenRows.ts';

type Inquiry = MinutesView['inquiries'][number];
interface InquiriesProps {
  minutes: MinutesView;
  onMoved: () => Promise<unknown>;
}

const empty = { affiliation: '', name: '', reason: '', askedOn: '', content: '', answer: '' };

/** 欠席者への照会 of 第4表: who was absent and why, asked when, what, and the answer. Each row saves itself. */
export const Inquiries = ({ minutes, onMoved }: InquiriesProps) => {
  const { t } = useTranslation();
  const rows = useOpenRows(`inquiry ${minutes.id}`, minutes.inquiries);
  const mayWrite = minutes.may.edit;
  const written = (open: OpenRow<Inquiry>) => (
    <li key={open.key}>
      <InquiryFields minutes={minutes} onMoved={onMoved} open={open} />
    </li>
  );
  return (
    <Card title={t('minutes.inquiries')}>
      {minutes.inquiries.length === 0 && <p>{t('minutes.noInquiries')}</p>}
      <ul>
        {[
          ...minutes.inquiries.map((one) => {
            const open = mayWrite ? rows.openOf(one) : null;
            if (open) return written(open);
            return (
              <li key={one.first} className={styles.line}>
                <span className={styles.words}>
                  <b>{one.name}</b> {[one.affiliation, one.reason].filter(Boolean).join('・')}
                  <br />
                  {one.askedOn && `${formatDay(one.askedOn)} `}
                  {one.content}
                  <br />
                  {t('minutes.inquiry.answer')}: {one.answer || t('minutes.blank')}
                </span>
                {mayWrite && (
                  <RowActions
                    name={one.name}
                    correct={() => rows.open(one)}
                    strike={() =>
                      callRoute(minutesRoutes.strikeInquiry, { params: { minutes: minutes.id, n: one.n } })
                    }
                    onMoved={onMoved}
                  />
                )}
              </li>
            );
          }),
          ...(mayWrite ? rows.others.map(written) : []),
        ]}
      </ul>
      <StruckRows minutes={minutes} row="inquiry" />
      {mayWrite && (
        <Button icon="plus" onPress={rows.begin}>
          {t('minutes.addInquiry')}
        </Button>
      )}
    </Card>
  );
};

const InquiryFields = ({ minutes, onMoved, open }: InquiriesProps & { open: OpenRow<Inquiry> }) => {
  const { t } = useTranslation();
  const write = rowWrite(empty, open);
  const fields = useFieldSaver({
    key: open.key,
    what: t('minutes.inquiries'),
    stored: write.stored,
    isWhole: ({ name = '' }) => name.trim() !== '',
    send: (values, seen, clientId) =>
      write.send(values, seen, (row, correction) =>
        callRoute(minutesRoutes.recordInquiry, {
          params: { minutes: minutes.id },
          body: { ...row, ...correction, clientId },
        }),
      ),
    onSaved: onMoved,
  });
  const field = (name: keyof typeof empty, maxLength: number, rows?: number) => (
    <SavedField
      fields={fields}
      name={name}
      label={t(`minutes.inquiry.${name}`)}
      maxLength={maxLength}
      isRequired={name === 'name'}
      {...(rows && { rows })}
      {...(name === 'askedOn' && { kind: 'day' })}
    />
  );
  return (
    <fieldset className={styles.row}>
      <legend>{t('minutes.inquiryOf', { name: fields.value('name') || t('minutes.nobodyNamed') })}</legend>
      <div className={styles.fields}>
        {field('affiliation', 120)}
        {field('name', 80)}
        {field('askedOn', 10)}
      </div>
      {field('reason', 2_000, 2)}
      {field('content', 2_000, 3)}
      {field('answer', 2_000, 3)}
      <RowTools fields={fields} row={open} />
    </fieldset>
  );
};
