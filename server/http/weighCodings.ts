/**
 * How much whoever asks wants each coding of an answer (RFC 9110 §12.5.3): by its own weight, else by that of `*`; an
 * answer as it is may be refused, but need not be asked for. Nothing said: as it is.
 */
export const weighCodings = (header: string | undefined): ((coding: string) => number) => {
  const said = new Map<string, number>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [coding = '', ...params] = part.split(';').map((each) => each.trim());
    const weight = params.find((each) => each.startsWith('q='))?.slice(2);
    const q = weight === undefined ? 1 : Number(weight);
    if (coding !== '' && q >= 0 && q <= 1) said.set(coding, q);
  }
  // Least of all, but never nothing of itself.
  const asItIs = said.get('*') === 0 ? 0 : 0.0001;
  return (coding) => said.get(coding) ?? (coding === 'identity' ? asItIs : (said.get('*') ?? 0));
};
