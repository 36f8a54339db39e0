const below = '₀₁₂₃₄₅₆₇₈₉';

/** 10³ pasted as 103 is another number: what stands raised is written 10^3; what stands lowered as ₂, or _x. */
export const raised = (text: string, place: 'super' | 'sub'): string => {
  const trimmed = text.trim();
  if (trimmed === '') return text;
  if (place === 'sub' && /^[0-9]+$/.test(trimmed))
    return trimmed.replace(/[0-9]/g, (digit) => below[Number(digit)] ?? digit);
  const simple = /^[+\-−–]?[\p{L}\p{N}]+$/u.test(trimmed);
  return `${place === 'super' ? '^' : '_'}${simple ? trimmed : `(${trimmed})`}`;
};
