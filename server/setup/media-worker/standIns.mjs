/**
 * Upstream's build downloads its libraries as meson wraps. Each of these stands in for one: a small meson project in
 * the wrap's folder that hands out Debian's library, so that meson downloads nothing.
 * @typedef {{ wrap: string, options?: string[], meson: string, headers?: Record<string, string> }} StandIn
 */

/** @type {StandIn[]} */
export const standIns = [
  {
    wrap: 'openssl',
    meson: `openssl_dep = dependency('openssl', version: '>=3.0')
libcrypto_lib = nothing
libssl_lib = nothing`,
  },
  {
    wrap: 'libuv',
    options: ['build_tests', 'build_benchmarks'],
    meson: `libuv_dep = dependency('libuv')
libuv = nothing`,
  },
  {
    wrap: 'abseil-cpp',
    meson: `absl_container_dep = [dependency('absl_flat_hash_map'), dependency('absl_flat_hash_set'), dependency('absl_btree'), dependency('absl_inlined_vector')]
absl_strings_dep = dependency('absl_strings')
absl_types_dep = [dependency('absl_optional'), dependency('absl_memory')]
absl_container_lib = nothing`,
  },
  {
    wrap: 'flatbuffers',
    meson: `flatbuffers_dep = declare_dependency()
flatbuffers_lib = nothing`,
  },
  { wrap: 'catch2', meson: 'catch2_dep = declare_dependency()' },
  {
    wrap: 'unordered-dense',
    meson: 'ankerl_unordered_dense_dep = declare_dependency(include_directories: inc)',
    headers: { 'ankerl/unordered_dense.h': 'unordered_dense.h' },
  },
  {
    wrap: 'libsrtp3',
    options: ['crypto-library', 'crypto-library-kdf', 'tests'],
    meson: `libsrtp3_dep = declare_dependency(dependencies: dependency('libsrtp2'), include_directories: inc)
libsrtp3 = nothing`,
    headers: { 'srtp.h': 'srtp.h' },
  },
];

/** @param {StandIn} standIn */
export const mesonBuild = ({ wrap, meson }) =>
  [
    `project('${wrap}', 'c')`,
    `nothing = static_library('no-${wrap}', 'empty.c')`,
    "inc = include_directories('include')",
    meson,
    '',
  ].join('\n');

/** Upstream passes these options to its wraps; meson refuses one that the project does not know. @param {StandIn} standIn */
export const mesonOptions = ({ options = [] }) =>
  options.map((name) => `option('${name}', type: 'string')\n`).join('');

/** The folder that a wrap file unpacks into. @param {string} wrapFile */
export const wrapFolder = (wrapFile) => {
  const found = /^directory *= *(\S+)/m.exec(wrapFile);
  if (found?.[1] === undefined) throw new Error('a wrap file without a directory');
  return found[1];
};
