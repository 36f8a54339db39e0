// Who may import whom: see docs/ARCHITECTURE.md. A rule says what a folder may import; anything else is an error.
const feature = '^server/(?!domain|access|contracts|platform|setup|http|realtime|jobs|composing)[^/]+/';

/** A rule that lets `from` import, of our own folders, only `allowed` (and itself). */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(server|collab|media|client|tests)/', pathNot: [from, ...allowed] },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('domain-imports-nothing', '^server/domain/', []),
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^server/domain/' },
      to: { dependencyTypes: ['core'] },
    },
    only('contracts', '^server/contracts/', ['^server/domain/']),
    only('client', '^client/', ['^server/contracts/', '^server/domain/']),
    only('platform', '^server/platform/', ['^server/contracts/', '^server/setup/']),
    only('access', '^server/access/', ['^server/(contracts|domain|platform)/']),
    only('http-realtime-jobs', '^server/(http|realtime|jobs)/', [
      '^server/(contracts|domain|platform|access|http|realtime|jobs)/',
    ]),
    only('collab', '^collab/', ['^server/(contracts|domain|platform)/']),
    only('media', '^media/', ['^server/(contracts|domain|platform)/']),
    only('setup-imports-nothing', '^server/setup/', []),
    {
      name: 'a-model-belongs-to-its-own-feature',
      comment: 'A mongoose model is imported by the files of its own feature only.',
      severity: 'error',
      from: { path: '^server/([^/]+)/' },
      to: { path: '^server/(?!platform/).*Model\\.ts$', pathNot: '^server/$1/' },
    },
    {
      name: 'a-feature-asks-another-by-its-published-queries',
      comment:
        'Nobody else calls its commands, binds its doors or opens its store: compose hands over what is needed. Models: above.',
      severity: 'error',
      from: { path: feature.replace('[^/]+', '([^/]+)') },
      to: { path: `${feature}.*(Commands|Handlers|Store)\\.ts$`, pathNot: '^server/$1/' },
    },
    {
      name: 'a-feature-does-not-import-what-puts-it-together',
      comment: 'Except for the types that the sample region is made through: a whole house without doors.',
      severity: 'error',
      from: { path: feature, pathNot: '^server/sample/sampleParts\\.ts$' },
      to: { path: '^(server/(main\\.ts|sayReady\\.ts|composing/)|collab/|media/|client/|tests/)' },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    exclude: { path: '^client/dist/' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
