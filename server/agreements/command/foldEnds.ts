/**
 * Who reaches whom, told once: senders with the same receivers together, and three or more who all reach each other as one
 * circle.
 */
export const foldEnds = (receivers: ReadonlyMap<string, ReadonlySet<string>>): string => {
  const circles = Map.groupBy(receivers.keys(), (from) =>
    JSON.stringify([...new Set([from, ...(receivers.get(from) ?? [])])].sort()),
  );
  const told: string[] = [];
  const rest = new Map<string, string[]>();
  for (const [circle, members] of circles) {
    if (members.length > 2 && members.length === (JSON.parse(circle) as string[]).length)
      told.push(`${members.join('、')}（互いに）`);
    else
      for (const from of members) {
        const list = [...(receivers.get(from) ?? [])].join('、');
        rest.set(list, [...(rest.get(list) ?? []), from]);
      }
  }
  return [...told, ...[...rest].map(([to, from]) => `${from.join('、')} → ${to}`)].join('； ');
};
