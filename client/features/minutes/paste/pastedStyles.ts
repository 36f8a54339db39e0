type Declared = ReadonlyMap<string, string>;

const declarationsIn = (text: string): Map<string, string> =>
  new Map(
    text.split(';').flatMap((one) => {
      const at = one.indexOf(':');
      const name = one.slice(0, at).trim().toLowerCase();
      return at < 0
        ? []
        : [
            [
              name,
              one
                .slice(at + 1)
                .trim()
                .toLowerCase(),
            ] as const,
          ];
    }),
  );

/** `p.MsoNormal, .xl65 {...}`: the simple selectors, which is what office programs write. */
const rulesIn = (document: Document): Map<string, Map<string, string>> => {
  const rules = new Map<string, Map<string, string>>();
  for (const sheet of document.querySelectorAll('style')) {
    const text = (sheet.textContent ?? '').replace(/<!--|-->|\/\*[\s\S]*?\*\//g, '');
    for (const [, selectors = '', body = ''] of text.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      for (const selector of selectors.split(',')) {
        const key = selector.trim().toLowerCase();
        if (!/^[a-z0-9]*(\.[\w-]+)?$/.test(key) || key === '') continue;
        const known = rules.get(key) ?? new Map<string, string>();
        for (const [name, value] of declarationsIn(body)) known.set(name, value);
        rules.set(key, known);
      }
    }
  }
  return rules;
};

/**
 * What an element of a pasted page is declared to look like, by its own `style` and by the page's classes. A page that is only
 * parsed has no computed style, and the names that hide text in Word (`mso-hide`) no browser keeps.
 */
export const pastedStyles = (document: Document): ((element: Element) => Declared) => {
  const rules = rulesIn(document);
  const byClass = new Map<string, Declared>();
  const ofClass = (element: Element): Declared => {
    const tag = element.localName;
    const name = element.getAttribute('class') ?? '';
    const key = `${tag} ${name}`;
    const known = byClass.get(key);
    if (known !== undefined) return known;
    const classes = name.toLowerCase().split(/\s+/).filter(Boolean);
    const found = [tag, ...classes.map((one) => `.${one}`), ...classes.map((one) => `${tag}.${one}`)];
    const merged = new Map(found.flatMap((one) => [...(rules.get(one) ?? [])]));
    byClass.set(key, merged);
    return merged;
  };
  return (element) => {
    const own = element.getAttribute('style');
    const shared = ofClass(element);
    return own === null ? shared : new Map([...shared, ...declarationsIn(own)]);
  };
};
