/** Whether a process namespace can be had without one of users: in it all end with the first. */
const isRoot = process.getuid?.() === 0;

/**
 * A program and its arguments so that nothing of it outlives us: it is killed when we end, in whatever way (Ctrl+C, kill -9, a
 * time-out), and with it, as the first process of a namespace of their own, all that it began, however detached.
 */
export const tied = (program: string, args: readonly string[]): readonly [string, string[]] => [
  'setpriv',
  [
    ...['--pdeathsig', 'KILL'],
    ...(isRoot ? ['unshare', '--pid', '--fork', '--kill-child=KILL', '--mount-proc'] : []),
    ...[program, ...args],
  ],
];
