import type { ReactNode } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import { classNames } from './classNames.ts';
import styles from './Field.module.css';
import { FieldFrame } from './FieldFrame.tsx';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: string;
  help?: ReactNode;
  error?: string | null;
  /** Rows make it a field of several lines, in which Enter is a new line. */
  rows?: number;
  unit?: string;
  width?: 'short' | 'full';
  /** A name as the machine knows it: no capital at its beginning, no spelling marks. */
  verbatim?: boolean;
}

export const TextField = ({
  label,
  help,
  error,
  rows,
  unit,
  width = 'full',
  verbatim,
  ...rest
}: TextFieldProps) => (
  <AriaTextField {...rest} isInvalid={Boolean(error)} className={classNames(styles.field, styles[width])}>
    <FieldFrame label={label} required={rest.isRequired ?? false} help={help} error={error ?? null}>
      {rows ? (
        <AriaTextArea rows={rows} className={classNames(styles.input, styles.area)} />
      ) : (
        <span className={styles.line}>
          <Input
            className={classNames(styles.input)}
            {...(verbatim && { autoCapitalize: 'none', spellCheck: false })}
          />
          {unit && <span className={styles.unit}>{unit}</span>}
        </span>
      )}
    </FieldFrame>
  </AriaTextField>
);
