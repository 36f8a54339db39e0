import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tellEach } from '../buildProgress.mjs';
import { cachedSecantus, cacheFolder, secantusVersion } from '../cacheFolder.mjs';
import { placeFile } from '../placeFile.mjs';
import { runCommand } from '../runCommand.mjs';
import { SetUpProblem } from '../SetUpProblem.mjs';
import { ensureSystemPackages } from '../systemPackages.mjs';
import { cargoServes } from './chooseCargo.mjs';

/**
 * Builds SecantusDB's server with cargo: WiredTiger behind MongoDB's wire protocol (docs/adr/0001-embedded-store.md).
 * What is compiled stays in the cache until it is done, so an interrupted build goes on where it was.
 * @param {import('../say.mjs').Say} say
 * @returns {Promise<string>}
 */
export const buildSecantus = async (say) => {
  const target = join(cacheFolder(), 'build', 'secantus-target');
  const root = join(cacheFolder(), 'build', 'secantus-root');
  try {
    await ensureSystemPackages(['g++', 'make', 'cmake'], 'to build the store', say);
    const cargo = await findCargo(say);
    mkdirSync(target, { recursive: true });
    say.line('compiling the store (about 12 minutes of one core), kept afterwards');
    const what = ['install', 'secantus-mdb', '--version', secantusVersion, '--locked', '--force'];
    await runCommand(cargo, [...what, '--ignore-rust-version', '--root', root], {
      env: {
        CARGO_TARGET_DIR: target,
        // The one long step at the end goes over all cores instead of one.
        CARGO_PROFILE_RELEASE_LTO: 'off',
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
        CARGO_TERM_PROGRESS_WHEN: 'always',
        CARGO_TERM_PROGRESS_WIDTH: '80',
        CARGO_TERM_COLOR: 'never',
      },
      logFile: join(cacheFolder(), 'log', 'store-build.log'),
      onLine: tellEach(say, 'crates compiled'),
    });
    placeFile(join(root, 'bin', 'secantusd-rs'), cachedSecantus());
    rmSync(target, { recursive: true, force: true });
    rmSync(root, { recursive: true, force: true });
    return cachedSecantus();
  } catch (error) {
    if (error instanceof SetUpProblem) throw error;
    throw new SetUpProblem(
      `building the store failed: ${error instanceof Error ? error.message : error}`,
      'Start again: it goes on where it was. Or install a mongod, or name a MongoDB by MONGODB_URI.',
    );
  }
};

/** @param {import('../say.mjs').Say} say */
const findCargo = async (say) => {
  if (cargoServes('cargo')) return 'cargo';
  // Beside a rustup of one's own, Debian's is at its own place.
  if (cargoServes('/usr/bin/cargo')) return '/usr/bin/cargo';
  await ensureSystemPackages(['cargo-web', 'rustc-web'], "to build the store (Debian's current Rust)", say);
  if (cargoServes('/usr/bin/cargo')) return '/usr/bin/cargo';
  throw new SetUpProblem(
    'no cargo of 1.95 or later is to be had from this machine or from Debian',
    'Is bookworm-security among the sources of apt? Else install Rust 1.95 or later, or a mongod, or name a MongoDB by MONGODB_URI.',
  );
};
