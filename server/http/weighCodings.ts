/**
 * How much the sender of a request wants each coding of the answer (RFC 9110 §12.5.3): by the coding's own weight,
 * else by that of `*`. The answer without any coding can be refused, but need not be asked for. Without the header:
 * no coding.
 */
export const weighCodings = (header: string | undefined): ((coding: string) => number) => {
  const said = new Map<string, number>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [coding = '', ...params] = part.split(';').map((each) => each.trim());
    const weight = params.find((each) => each.startsWith('q='))?.slice(2);
    const q = weight === undefined ? 1 : Number(weight);
    if (coding !== '' && q >= 0 && q <= 1) said.set(coding, q);
  }
  // Weighs least, but not nothing.
  const asItIs = said.get('*') === 0 ? 0 : 0.0001;
  return (coding) => said.get(coding) ?? (coding === 'identity' ? asItIs : (said.get('*') ?? 0));
};
