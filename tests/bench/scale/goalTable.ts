import { table } from '../measuring/table.ts';
import { type Goal, goals } from './goals.ts';
import { type Figure, readFigure } from './readFigure.ts';
import type { Section } from './sectionsOf.ts';

/** The table that docs/PERFORMANCE.md begins with, and below it the goals that no section shows. */
export const goalTable = (sections: readonly Section[]): string => {
  const found = goals.map((goal) => ({ goal, ours: readFigure(sections, goal.ours) }));
  const rows = found.flatMap(({ goal, ours }) => (ours === null ? [] : [rowOf(sections, goal, ours)]));
  const open = found.flatMap(({ goal, ours }) =>
    ours === null ? [`${goal.what}: ${goal.goal} (\`${goal.ours.command}\`)`] : [],
  );
  const shown = table(['', 'ours', 'peer', 'ratio', 'goal', 'met', 'bench, day'], rows);
  return open.length === 0
    ? shown
    : `${shown}\n\nNot measured yet:\n\n${open.map((each) => `- ${each}`).join('\n')}`;
};

const rowOf = (sections: readonly Section[], goal: Goal, ours: Figure): string[] => {
  const peer = goal.peer && readFigure(sections, goal.peer.place);
  const printed = goal.ratio && readFigure(sections, goal.ratio);
  const ratio = printed?.value ?? (peer ? ours.value / peer.value : null);
  const held = { ours: ours.value, ratio, beyond: peer ? ours.value - peer.value : null };
  const { limit } = goal;
  const value = limit === undefined ? null : held[limit.of];
  const isMet =
    limit === undefined || value === null
      ? null
      : 'most' in limit
        ? value <= limit.most
        : value >= limit.least;
  const verdict = isMet === null ? '—' : isMet ? 'yes' : '**no**';
  return [
    goal.what,
    ours.cell,
    peer ? `${peer.cell} (${goal.peer?.name})` : '—',
    printed?.cell ?? (ratio === null ? '—' : ratio < 0.01 ? 'below 0.01' : ratio.toFixed(2)),
    goal.goal,
    verdict,
    `\`${ours.command}\` ${ours.date}${ours.isLoaded ? ', **under load**' : ''}`,
  ];
};
