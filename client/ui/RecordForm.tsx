import type { KeyboardEvent, ReactNode } from 'react';

interface RecordFormProps {
  /** What the form is called by a screen reader. */
  label?: string;
  className?: string | undefined;
  /** Called by the form's button and by Ctrl/⌘+Enter, nothing else. */
  onSend: () => void;
  /** Leaves it to the form itself to say what is missing. */
  ownProblems?: boolean;
  children: ReactNode;
}

/**
 * Every form that writes a record (FO3). Enter in a field of one line moves on to the next, since on phones and by habit it
 * is pressed after each field: half a visit report would be sent by it. While kana is being converted Enter does nothing.
 */
export const RecordForm = ({ label, className, onSend, ownProblems = false, children }: RecordFormProps) => (
  <form
    aria-label={label}
    className={className}
    noValidate={ownProblems}
    onSubmit={(event) => {
      event.preventDefault();
      // A dialog opened from within stands elsewhere in the page and yet tells this one of its sending.
      event.stopPropagation();
      onSend();
    }}
    onKeyDownCapture={onKeyDown}
    onFocusCapture={({ target }) => {
      // What a phone's keyboard writes on its Enter key.
      if (isOneLine(target)) target.enterKeyHint = 'next';
    }}
  >
    {children}
  </form>
);

const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
  const { target, currentTarget: form } = event;
  if (event.key !== 'Enter' || !(target instanceof HTMLElement) || !form.contains(target)) return;
  const isConverting = event.nativeEvent.isComposing || event.keyCode === 229;
  // Held down, the key that chose something would press the button that has the focus next.
  const isHeld = event.repeat && target instanceof HTMLButtonElement;
  const isSending = !isConverting && (event.ctrlKey || event.metaKey);
  if (!isSending && !isHeld && !isOneLine(target)) return;
  event.preventDefault();
  event.stopPropagation();
  if (isConverting || event.repeat) return;
  if (isSending) {
    const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
    if (button?.disabled === false) form.requestSubmit(button);
  } else nextField(form, target)?.focus();
};

/** Where a browser would send the form at Enter; a file field opens its list with it. */
const isOneLine = (target: EventTarget): target is HTMLInputElement | HTMLSelectElement =>
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !['file', 'submit', 'button', 'reset'].includes(target.type));

/** The last one keeps the focus: Enter never goes to the button, where the next Enter would send. */
const nextField = (form: HTMLFormElement, from: HTMLElement): HTMLElement | undefined => {
  const fields = [...form.querySelectorAll<HTMLInputElement>('input, select, textarea')].filter(
    (each) => !each.disabled && each.type !== 'hidden' && each.type !== 'file' && isSeen(each),
  );
  const group = from instanceof HTMLInputElement && from.type === 'radio' ? from.name : null;
  const at = fields.indexOf(from as HTMLInputElement);
  return fields.slice(at + 1).find((each) => group === null || each.type !== 'radio' || each.name !== group);
};

const isSeen = (field: HTMLElement): boolean => field.closest('[hidden], [inert]') === null;
