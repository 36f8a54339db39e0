/** How the page looks; kept on the device, with nothing of a patient in it. */
const allowed = {
  text: ['normal', 'large', 'larger', 'largest'],
  language: ['ja', 'en'],
} as const;

type Preferences = { [K in keyof typeof allowed]: (typeof allowed)[K][number] };

export const textSizes = allowed.text;

/** Where a browser refuses storage (private windows, a policy) the first value is used. */
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
    // Then it lasts as long as this page.
  }
  if (key === 'text') showTextSize();
};

export const showTextSize = (): void => {
  document.documentElement.dataset.text = readPreference('text');
};
