import { spawn } from 'node:child_process';

/**
 * Runs a program in the foreground with our terminal, passing on the signals that ask it to end. Ctrl+C reaches it
 * from the terminal by itself; a second signal from us does no harm, as it ends once.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string }} options
 * @returns {Promise<number>} its exit code
 */
export const runHouse = (program, args, { cwd }) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: 'inherit' });
    process.removeAllListeners('SIGINT');
    process.removeAllListeners('SIGTERM');
    process.on('SIGINT', () => child.kill('SIGINT'));
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
