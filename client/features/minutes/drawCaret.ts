/** A name beside a caret at the right edge is moved to the left, to be read. */
const keepInside = (label: HTMLElement): void => {
  const editor = label.closest('[role="textbox"]');
  if (editor === null) return;
  const over = label.getBoundingClientRect().right - editor.getBoundingClientRect().right;
  if (over > 0) label.style.insetInlineStart = `${-2 - Math.ceil(over)}px`;
};

/** Somebody's caret with their name. Styles go through the CSSOM: the policy refuses style attributes. */
export const drawCaret = (user: Record<string, unknown>): HTMLElement => {
  const color = typeof user.color === 'string' && /^#[0-9a-f]{6}$/.test(user.color) ? user.color : '#333333';
  const caret = document.createElement('span');
  caret.className = 'engawa-caret';
  caret.style.borderColor = color;
  const label = document.createElement('span');
  label.className = 'engawa-caret-name';
  label.style.backgroundColor = color;
  label.textContent = typeof user.name === 'string' ? user.name : '';
  caret.append(label);
  requestAnimationFrame(() => keepInside(label));
  return caret;
};
