/** Kept on the device: how it looks, nothing of a patient. */
const allowed = {
  text: ['normal', 'large', 'larger', 'largest'],
  language: ['ja', 'en'],
} as const;

type Preferences = { [K in keyof typeof allowed]: (typeof allowed)[K][number] };

export const textSizes = allowed.text;

/** A browser that refuses storage (private windows, policy) gets the first value. */
export const readPreference = <K extends keyof Preferences>(key: K): Preferences[K] => {
  const values: readonly string[] = allowed[key];
  try {
    const stored = localStorage.getItem(`engawa.${key}`);
    return (stored !== null && values.includes(stored) ? stored : values[0]) as Preferences[K];
  } catch {
    return values[0] as Preferences[K];
  }
};

export const writePreference = <K extends keyof Preferences>(key: K, value: Preferences[K]): void => {
  try {
    localStorage.setItem(`engawa.${key}`, value);
  } catch {
    // Stays for this page only.
  }
  if (key === 'text') showTextSize();
};

export const showTextSize = (): void => {
  document.documentElement.dataset.text = readPreference('text');
};
