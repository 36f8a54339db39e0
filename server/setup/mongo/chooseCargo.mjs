import { execFileSync } from 'node:child_process';

/** The oldest cargo that builds the store; the crate itself asks for a newer one than it needs. */
const oldest = [1, 95];

/**
 * @param {string} printed what `cargo --version` says
 */
export const isRecentCargo = (printed) => {
  const found = /^cargo (\d+)\.(\d+)/.exec(printed);
  if (found === null) return false;
  const [major = 0, minor = 0] = found.slice(1).map(Number);
  return major > (oldest[0] ?? 0) || (major === oldest[0] && minor >= (oldest[1] ?? 0));
};

/** The machine's cargo, where it is recent enough. @param {string} program */
export const cargoServes = (program) => {
  try {
    return isRecentCargo(
      execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return false;
  }
};
