import { spawn } from 'node:child_process';
import { tied } from './tied.ts';

/** Runs a program to its end and answers what it printed; its lines are shown as they come where `shown`. */
export const runTool = (
  program: string,
  args: readonly string[],
  { shown = false, withinMs = 40 * 60_000 }: { shown?: boolean; withinMs?: number } = {},
): Promise<string> =>
  new Promise((resolve, reject) => {
    const [first, words] = tied(program, args);
    const child = spawn(first, words, { stdio: ['ignore', 'pipe', 'pipe'], timeout: withinMs });
    let printed = '';
    let said = '';
    child.stdout.on('data', (chunk) => {
      printed += String(chunk);
      if (shown) process.stdout.write(chunk);
    });
    child.stderr.on('data', (chunk) => {
      said = `${said}${String(chunk)}`.slice(-4_000);
      if (shown) process.stdout.write(chunk);
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0
        ? resolve(printed.trim())
        : reject(new Error(`${program} ${args.slice(0, 3).join(' ')} ended with ${code}:\n${said}`)),
    );
  });
