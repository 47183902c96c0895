/**
 * Who may know whom. Lint enforces it here, so that a new feature can only grow as one folder in
 * the model, one in the web and one route. Every rule says how to mend what broke it.
 * The table is explained in ARCHITECTURE.md. A folder that is not listed here is a feature.
 */
const MODEL_ROOMS = ['document', 'shared', 'overview', 'tables', 'transfer'];
/** What sessions stand on, and what stands beside the features. */
const WEB_GROUND = ['device', 'reactivity', 'storage', 'sync', 'presence'];
const WEB_ABOVE = [
  ...['ui', 'grid', 'session', 'undo', 'notifications', 'prose', 'features', 'frame', 'example'],
];
export const WEB_ROOMS = [...WEB_GROUND, ...WEB_ABOVE];

/** @param {string[]} names */
const oneOf = (names) => `(${names.join('|')})`;
/** Any folder but these. @param {string[]} names */
const noneOf = (names) => `(?!(?:${names.join('|')})/)([^/]+)`;
const MODEL = '^packages/model/src/';
const LIB = '^apps/web/src/lib/';
/** A test beside the code may fill its room with what it would be given. */
const TEST_FILE = '([.]test|/test-[a-z-]+)[.]ts$';
/** Our own code, whichever workspace it is in. */
const OURS = '^(apps|packages|tests|scripts)/';
/** What a package shows to the others. */
const DOOR = '^packages/[^/]+/src/(index|collections|[^/]+/index)[.]ts$';
/** @param {string[]} names */
const modelDoors = (names) => `${MODEL}${oneOf(names)}/index[.]ts$`;

/**
 * @param {string} name
 * @param {string} mend how to put right what broke the rule
 * @param {import('dependency-cruiser').IFromRestriction} from
 * @param {import('dependency-cruiser').IToRestriction} to
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
const rule = (name, mend, from, to) => ({ name, severity: 'error', comment: mend, from, to });

/**
 * A room of the web app, and the only places its imports may lead to.
 * @param {string} room
 * @param {string[]} allowed
 * @param {string} mend
 */
const webRoom = (room, allowed, mend) =>
  rule(
    `web-${room}`,
    mend,
    { path: `${LIB}${room}/`, pathNot: TEST_FILE },
    { path: OURS, pathNot: [`${LIB}${room}/`, ...allowed] },
  );

/** @param {string[]} rooms */
const libs = (...rooms) => rooms.map((room) => `${LIB}${room}/`);
const DOCUMENT_DOORS = modelDoors(['document', 'shared']);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    rule(
      'no-cycle',
      'These files import each other in a circle. Move what both need into a file of its own, or ' +
        'hand it over as an argument.',
      // A component that draws a tree imports itself, as Svelte wants it.
      { path: '^(.+)$' },
      { circular: true, pathNot: '^$1$' },
    ),
    rule(
      'model-feature',
      'A model feature knows document/ and shared/ only. Put what two features share into ' +
        'shared/, or join them where they meet: in a web route.',
      { path: `${MODEL}${noneOf(MODEL_ROOMS)}/` },
      { path: MODEL, pathNot: `${MODEL}(document|shared|$1)/` },
    ),
    rule(
      'model-ground',
      'document/ and shared/ carry every feature, so they know none. Only ' +
        'collections.ts lists the features, one line each; take that list as an argument.',
      { path: `${MODEL}(document|shared)/`, pathNot: TEST_FILE },
      { path: MODEL, pathNot: `${MODEL}(document|shared)/` },
    ),
    rule(
      'model-pure',
      'The model has no DOM, no network and no Node: it knows Yjs and nothing else of the world. ' +
        'Take what you need as an argument.',
      { path: MODEL, pathNot: TEST_FILE },
      {
        pathNot: [
          '^packages/model/',
          DOOR.replace('[^/]+', 'scanner'),
          '^packages/prose/src/text/index[.]ts$',
          'node_modules/(yjs|lib0|fractional-indexing)/',
        ],
      },
    ),
    rule(
      'protocol',
      'protocol is the agreement between app and relay and imports nothing of ours. Move the ' +
        'code to the side that needs it.',
      { path: '^packages/protocol/' },
      { path: OURS, pathNot: '^packages/protocol/' },
    ),
    rule(
      'prose-text',
      'prose/text is read by whatever has no editor, the model among it: it knows Yjs only. What needs ' +
        'ProseMirror belongs into prose/editor.',
      { path: '^packages/prose/src/text/', pathNot: TEST_FILE },
      { pathNot: ['^packages/prose/src/text/', 'node_modules/yjs/'] },
    ),
    rule(
      'prose-editor',
      'prose/editor maps between a shared text and a ProseMirror document: it knows Yjs and ' +
        "ProseMirror's model, no DOM, no editor and nothing else of ours. Take what you need as an argument.",
      { path: '^packages/prose/', pathNot: [TEST_FILE, '^packages/prose/src/text/'] },
      {
        pathNot: [
          '^packages/prose/src/(editor/|text/index[.]ts$)',
          'node_modules/(yjs|prosemirror-(model|transform))/',
        ],
      },
    ),
    rule(
      'scanner',
      'scanner judges foreign bytes before anything else touches them: it imports nothing at all, ' +
        'not even Yjs. Take what you need as an argument.',
      { path: '^packages/scanner/', pathNot: '/(test-[^/]+|[^/]+[.]test)[.]ts$' },
      { pathNot: '^packages/scanner/' },
    ),
    rule(
      'sealed',
      'sealed is bytes in and bytes out: it knows protocol, the scanner, Yjs and the ciphers, no ' +
        'model, no DOM and no Node. Take what you need as an argument.',
      { path: '^packages/sealed/', pathNot: TEST_FILE },
      {
        pathNot: [
          '^packages/sealed/',
          DOOR.replace('[^/]+', '(protocol|scanner)'),
          'node_modules/(yjs|y-protocols|lib0|@noble/(ciphers|hashes))/',
        ],
      },
    ),
    rule(
      'relay',
      'The relay imports protocol and the scanner only: it must be unable to open what it carries. ' +
        'Do the work in the app, or put the agreed part into packages/protocol.',
      { path: '^apps/sync-server/' },
      { path: OURS, pathNot: ['^apps/sync-server/', DOOR.replace('[^/]+', '(protocol|scanner)')] },
    ),
    rule(
      'package-door',
      "Enter a package by its door: import from '@cairn/model/goals' or '@cairn/protocol', and " +
        'export what you need from that index.ts.',
      { path: '^(apps|tests|scripts|packages)/([^/]+)/' },
      { path: '^packages/[^/]+/', pathNot: [DOOR, '^$1/$2/'] },
    ),
    rule(
      'web-relative',
      "Between rooms of the web app write '#lib/room/file'; relative paths are for within a room.",
      { path: '^apps/web/src/(lib/[^/]+|routes)/' },
      {
        path: LIB,
        pathNot: '^apps/web/src/$1/',
        dependencyTypesNot: ['aliased', 'aliased-subpath-import'],
      },
    ),
    webRoom(
      'ui',
      [modelDoors(['shared'])],
      'ui knows nothing of the domain and imports nothing of ours but days, from model/shared. Take a ' +
        'prop or a snippet instead, or move the component into the feature that it is about.',
    ),
    webRoom(
      'grid',
      [...libs('ui', 'reactivity'), modelDoors(['shared'])],
      'The grid shows records of any kind, so it knows no feature, no session and no document. Let the ' +
        'feature say it in its source, or hand it over as a prop or a snippet.',
    ),
    ...WEB_GROUND.map((room) =>
      webRoom(
        room,
        [
          ...libs(...WEB_GROUND),
          DOCUMENT_DOORS,
          modelDoors(['people', 'transfer']),
          DOOR.replace('[^/]+', '(protocol|scanner|sealed)'),
        ],
        `${room} is ground that sessions stand on: it knows no session, no feature and no screen. ` +
          'Let session/ hand it what it needs.',
      ),
    ),
    rule(
      'device-below-sync',
      'device keeps what sync is to find again, so it does not know how a change travels. Let device ' +
        'say what it keeps and sync import that, or let session/ hand it over.',
      { path: `${LIB}device/` },
      { path: `${LIB}sync/` },
    ),
    rule(
      'reactivity',
      'reactivity turns Yjs events into state and knows the document only, so that every feature ' +
        'can stand on it. Take what you need as an argument.',
      { path: `${LIB}reactivity/`, pathNot: TEST_FILE },
      { path: OURS, pathNot: [`${LIB}reactivity/`, DOCUMENT_DOORS] },
    ),
    webRoom(
      'session',
      [...libs(...WEB_GROUND, 'example'), DOOR],
      'A session opens, owns and disposes a workspace; it knows no screen. Features ask the ' +
        'session, never the other way round.',
    ),
    webRoom(
      'undo',
      [...libs('ui', 'session'), DOCUMENT_DOORS],
      'The toast with “Undo” serves every feature, so it knows none. Take what it says as an argument.',
    ),
    webRoom(
      'notifications',
      [...libs('ui'), modelDoors(['shared'])],
      'Notifications serve every feature, so they know none. Take what they say as an argument.',
    ),
    webRoom(
      'prose',
      [
        ...libs('ui', 'session', 'reactivity', 'presence', 'device'),
        DOCUMENT_DOORS,
        DOOR.replace('[^/]+', 'prose'),
      ],
      'The editor serves every feature, so it knows none. Let the route hand it what it shows as ' +
        'props, callbacks or snippets.',
    ),
    rule(
      'web-feature',
      'A feature knows ui, grid, session, undo, notifications, features, reactivity, device, its own model feature, ' +
        'model/shared and model/document. Features meet in routes only: let the route hand you the ' +
        'other one as a snippet or a prop.',
      { path: `${LIB}${noneOf(WEB_ROOMS)}/`, pathNot: `${LIB}goals/tables/` },
      {
        path: OURS,
        pathNot: [
          ...libs(
            '$1',
            'ui',
            'grid',
            'session',
            'undo',
            'notifications',
            'features',
            'reactivity',
            'device',
            'prose',
            'example',
          ),
          DOCUMENT_DOORS,
          `${MODEL}$1/index[.]ts$`,
        ],
      },
    ),
    webRoom(
      'goals/tables',
      [
        ...libs('goals', 'features', 'ui', 'grid', 'session', 'undo', 'reactivity'),
        DOCUMENT_DOORS,
        modelDoors(['goals', 'tables']),
      ],
      'The tables show goals with their steps as a spreadsheet would: they know what goals know, and ' +
        'model/tables, where goals and tasks meet.',
    ),
    rule(
      'feature-light',
      'feature.ts is read by every page and by tests without a browser: data and lazy imports only. ' +
        "Write () => import('./…') for what is a component or heavy.",
      { path: `${LIB}[^/]+/feature[.]ts$` },
      {
        path: ['[.]svelte([.]ts)?$', '^packages/', 'node_modules/'],
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    ),
    webRoom(
      'features',
      [...libs('ui', 'session', 'example'), DOOR],
      'What is asked of all features alike knows none of them: each says it in its own feature.ts. ' +
        'Take what you need from there.',
    ),
    rule(
      'feature-prose',
      'The editor is loaded where notes are, never with a list. A feature may import its types; ' +
        'let the route hand you the editor as a snippet.',
      { path: `${LIB}(?:frame|${noneOf(WEB_ROOMS)})/` },
      { path: `${LIB}prose/`, dependencyTypesNot: ['type-only'] },
    ),
    webRoom(
      'example',
      [DOOR],
      'The example fills a document through the model and knows nothing of the app. Let whoever ' +
        'asks for it hand over what it needs.',
    ),
    rule(
      'example-lazy',
      "The example's words are many and rarely wanted, so no page may load them at once: write " +
        "await import('#lib/example/…') where it is asked for.",
      { path: '^apps/web/src/', pathNot: [`${LIB}example/`, TEST_FILE] },
      { path: `${LIB}example/`, dynamic: false, dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'routes-on-top',
      'Only routes compose, so no room knows routes or the frame. Move what you need into a room ' +
        'and let the route bring it.',
      { path: LIB, pathNot: `${LIB}frame/` },
      { path: ['^apps/web/src/routes/', `${LIB}frame/`] },
    ),
    rule(
      'frame',
      'The frame is laid around the pages by the root routes and knows none of them, and no feature. ' +
        'Let each say it in its feature.ts, or hand it over as a snippet or a prop.',
      { path: `${LIB}frame/` },
      { path: ['^apps/web/src/routes/', `${LIB}${noneOf(WEB_ROOMS)}/`] },
    ),
    rule(
      'tests-public',
      'Tests use what everyone can use: the page, the socket, or a package by its door. For the ' +
        'inside of a room write the test beside the code.',
      { path: '^tests/' },
      { path: '^apps/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)(build|[.]svelte-kit|test-results)/', '^tests/house/'] },
    // Types couple as much as values do.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'default'],
      extensions: ['.ts', '.svelte.ts', '.svelte', '.js'],
    },
  },
};
