// The dependency rule: src-renderer -> src-shared <- src-main, and inside src-main from the top down.

/** The floors of src-main, top first: a room imports from the floors below its own, and from no neighbour. */
const floors = [
  ['app', 'cli'],
  ['lab'],
  ['search', 'preferences', 'qmodel', 'exchange', 'serve'],
  ['environments', 'policies', 'store'],
  ['rpc'],
];

const inRooms = (rooms) => `^src-main/(${rooms.join('|')})/`;
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})/`;

const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    ...floors
      .slice(1)
      .map((rooms, above) =>
        forbid(
          `no-way-up-from-${rooms.join('-')}`,
          { path: inRooms(rooms) },
          { path: inRooms(floors.slice(0, above + 1).flat()) },
        ),
      ),
    ...floors.map((rooms) =>
      forbid(
        `no-door-between-${rooms.join('-')}`,
        { path: inRooms(rooms) },
        // $1 is the room that the import is in.
        { path: inRooms(rooms), pathNot: '^src-main/$1/' },
      ),
    ),
    forbid(
      'every-room-has-a-floor',
      { path: '^src-main/', pathNot: inRooms(floors.flat()) },
      { path: '.' },
    ),
    forbid('no-circles', {}, { circular: true }),
    forbid('shared-stays-shared', { path: '^src-shared/' }, { path: '^src-(main|renderer)/' }),
    forbid('main-knows-no-page', { path: '^src-main/' }, { path: '^src-renderer/' }),
    forbid('page-knows-no-main', { path: '^src-renderer/' }, { path: '^src-main/' }),
    forbid('sources-know-no-tests', { path: '^src-' }, { path: '^(test|e2e|bench|scripts)/' }),
    forbid(
      'no-node-outside-main',
      { path: '^src-(shared|renderer)/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'no-native-outside-main',
      { path: '^src-(shared|renderer)/' },
      { path: packages('electron', 'better-sqlite3', 'onnxruntime-node') },
    ),
    forbid(
      'no-react-outside-the-page',
      { path: '^src-(shared|main)/' },
      { path: packages('react', 'react-dom', '@mantine') },
    ),
    forbid(
      'electron-only-in-app',
      { path: '^src-', pathNot: '^src-main/app/' },
      { path: packages('electron') },
    ),
    forbid('everything-resolves', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Imports of types count: they are dependencies of the people who read the code.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json', '.css'],
    },
  },
};
