// The arrows of the house: which folder may import which. `npm test` fails on any other one.
// The README draws the picture; a change here is a page in docs/decisions.

// tests, and what two of them share
const TESTS = "\\.test\\.tsx?$|^document/random-runs\\.ts$";
// folders of server/ that serve every noun; each other folder there is a noun
const NOT_NOUNS = "api/|auth/|collab/|jobs/|mail/|files/|testing/|demo/";
const NOUN = `^server/(?!${NOT_NOUNS})([^/]+)/`;
const npm = (...names) => `^node_modules/(${names.join("|")})(/|$)`;

module.exports = {
  forbidden: [
    // 1 no cycles, no orphans, nothing that cannot be found
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: {
        orphan: true,
        pathNot: [
          TESTS,
          "\\.d\\.m?ts$",
          "^[^/]+\\.(config\\.)?(cjs|mjs|js|ts)$",
          "^(app|scripts|bench|e2e|domain/data|server/demo/data)/",
        ],
      },
      to: {},
    },
    // the servers beside which ours is measured are installed by their bench, not with the product
    {
      name: "can-be-found",
      severity: "error",
      from: { pathNot: "^bench/collab/" },
      to: { couldNotResolve: true },
    },
    {
      name: "in-package-json",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "no-development-packages-in-the-product",
      severity: "error",
      from: {
        path: "^(app|components|document|domain|db|server)/",
        pathNot: [TESTS, "^server/testing/"],
      },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: "^node_modules/@types/",
      },
    },
    {
      name: "names-say-something",
      comment: "utils, helpers and the like name nothing; call the file what it holds.",
      severity: "error",
      from: {},
      to: {
        path: "/(util|utils|helper|helpers|common|misc|types|constants|manager|service|index)[.]tsx?$",
        pathNot: "^node_modules/",
      },
    },
    // 2 the domain knows only itself and zod
    {
      name: "domain-stands-alone",
      severity: "error",
      from: { path: "^domain/", pathNot: TESTS },
      to: { pathNot: ["^domain/", npm("zod")] },
    },
    // 3 the document knows the domain and the shared-document libraries
    {
      name: "document-knows-domain-and-yjs",
      severity: "error",
      from: { path: "^document/", pathNot: TESTS },
      to: {
        pathNot: ["^(document|domain)/", npm("yjs", "y-protocols", "lib0", "zod", "fractional-indexing")],
      },
    },
    {
      name: "document-is-read-by-few",
      comment: "The database schema needs no document; the document needs no database.",
      severity: "error",
      from: { path: "^db/", pathNot: TESTS },
      to: { path: "^(document|server|components|app)/", dependencyTypesNot: ["type-only"] },
    },
    // 4 what is seen imports only types from what decides and what is kept
    {
      name: "components-import-types-of-the-server",
      severity: "error",
      from: { path: "^components/", pathNot: TESTS },
      to: { path: "^(server|db)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "app-never-imports-the-database",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^db/", dependencyTypesNot: ["type-only"] },
    },
    // 5 pages read through one door; route handlers are doors themselves
    {
      name: "pages-read-through-rsc",
      severity: "error",
      from: { path: "^app/", pathNot: ["/route\\.tsx?$"] },
      to: { path: "^server/", pathNot: "^server/api/rsc\\.tsx$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "server-only-in-rsc",
      comment: "server-only throws in plain Node, where tests and the collaboration server run.",
      severity: "error",
      from: { pathNot: "^server/api/rsc\\.tsx$" },
      to: { path: npm("server-only") },
    },
    // 6 a connection is opened at the edges of the process and nowhere else
    {
      name: "connections-at-the-edges",
      severity: "error",
      from: {
        pathNot: [
          "^db/",
          "^server/auth/(scope|session|ticket)\\.ts$",
          "^server/main\\.ts$",
          "^server/collab/(committer|load|project|apply-edit)\\.ts$",
          "^server/(jobs|testing)/",
          "^(scripts|bench)/",
          TESTS,
        ],
      },
      to: { path: "^db/client\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    // 7 tRPC is the transport, not the vocabulary
    {
      name: "trpc-inside-api",
      severity: "error",
      from: { pathNot: ["^server/api/", "^node_modules/"] },
      to: { path: npm("@trpc/server"), dependencyTypesNot: ["type-only"] },
    },
    // 8 nouns read each other through queries; few may command a neighbour
    {
      name: "nouns-read-each-other-through-queries",
      severity: "error",
      from: { path: NOUN, pathNot: TESTS },
      to: {
        path: NOUN,
        // and two doors by which every noun says what happened in it
        pathNot: [
          "^server/$1/",
          "/(queries|commands)\\.ts$",
          "^server/(notifications/notify|webhooks/emit)\\.ts$",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "few-command-a-neighbour",
      severity: "error",
      from: {
        path: "^server/([^/]+)/",
        pathNot: [
          TESTS,
          "^server/(imports|cycles|demo|jobs|testing)/",
          "^server/journeys/(copies/)?commands\\.ts$",
        ],
      },
      to: {
        path: "^server/.+/commands\\.ts$",
        pathNot: "^server/$1/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "routers-are-mounted-once",
      severity: "error",
      from: { pathNot: ["^server/api/", NOUN, TESTS] },
      to: { path: "^server/.+/router\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    // 9 primitives know no domain; nothing imports the routes
    {
      name: "ui-imports-no-other-folder",
      severity: "error",
      from: { path: "^components/ui/", pathNot: TESTS },
      to: { path: "^(app|components|document|domain|db|server)/", pathNot: "^components/ui/" },
    },
    {
      name: "nothing-imports-app",
      severity: "error",
      from: { pathNot: "^(app|e2e)/" },
      to: { path: "^app/" },
    },
    {
      name: "collaboration-runs-without-next",
      comment: "The same folder runs as a server of its own (ROLES=collab).",
      severity: "error",
      from: { path: "^server/collab/" },
      to: { path: npm("next", "next-intl", "next-auth", "react", "react-dom") },
    },
    {
      name: "yjs-stays-in-the-document",
      comment: "Inside a journey only document/ touches shared types; nouns call its intents and reads.",
      severity: "error",
      // journeys/log.ts writes a journey's first state into its log, as bytes
      from: { path: ["^app/", NOUN], pathNot: [TESTS, "^server/journeys/log\\.ts$"] },
      to: { path: npm("yjs", "y-protocols", "lib0"), dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(\\.next|\\.data[^/]*|test-results|playwright-report)/" },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default", "require"],
      extensions: [".ts", ".tsx", ".mts", ".mjs", ".js", ".cjs", ".json", ".d.ts", ".d.mts"],
      mainFields: ["module", "main", "types"],
    },
    cache: false,
  },
};
