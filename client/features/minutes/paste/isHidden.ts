const neverShown = new Set(
  (
    'head title style script noscript template meta link object embed iframe audio datalist map param source track o:p ' +
    'rp colgroup col w:sdtpr xml'
  ).split(' '),
);

/** Whether a reader of the source did not see this: hidden text, the comments and field codes of Word, scripts. */
export const isHidden = (element: Element, style: ReadonlyMap<string, string>): boolean => {
  if (neverShown.has(element.localName) || element.hasAttribute('hidden')) return true;
  const is = (name: string, pattern: RegExp) => pattern.test(style.get(name) ?? '');
  return (
    is('display', /^none/) ||
    is('visibility', /^(hidden|collapse)/) ||
    is('mso-hide', /^all/) ||
    is('font-size', /^0(?![.\d]*[1-9])/) ||
    is('opacity', /^0(?![.\d]*[1-9])/) ||
    is('mso-element', /^(comment|field-begin|field-end|header|footer)/) ||
    style.has('mso-comment-reference') ||
    is('mso-special-character', /^comment/) ||
    /\bMsoComment(Reference|Text)\b|\bmsocom/.test(element.getAttribute('class') ?? '') ||
    /^#_?msocom/i.test(element.getAttribute('href') ?? '')
  );
};
