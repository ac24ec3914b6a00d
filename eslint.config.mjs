// Lint rules of the house: what the compiler cannot see but a reviewer would ask for every time.
// Formatting belongs to Biome; import directions belong to .dependency-cruiser.cjs.
import nextVitals from "eslint-config-next/core-web-vitals";
import tseslint from "typescript-eslint";
import { namedFolders } from "./scripts/lint/named-folders.mjs";
import { whereCondition } from "./scripts/lint/where-condition.mjs";

const TYPED = ["**/*.ts", "**/*.tsx"];
const DEFAULT_EXPORTS_DEMANDED = [
  "app/**/{page,layout,template,loading,error,global-error,not-found,default}.tsx",
  "app/**/{manifest,robots,sitemap,icon,apple-icon,opengraph-image}.{ts,tsx}",
  "app/i18n.ts",
  "*.config.{ts,mjs}",
];

const SETTING_LEAKS =
  "A setting that is not local to the transaction leaks a scope to the next user of the connection.";
const everywhere = [
  {
    selector: "MemberExpression[object.name='sql'][property.name='raw']",
    message: "sql.raw puts text into SQL unescaped; use the sql template with parameters.",
  },
  {
    selector: "TemplateElement[value.raw=/set_config\\([^)]*,\\s*false\\s*\\)/i]",
    message: SETTING_LEAKS,
  },
  {
    selector: "Literal[value=/set_config\\([^)]*,\\s*false\\s*\\)/i]",
    message: SETTING_LEAKS,
  },
];
const noEnvironment = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: "Only server/env.ts reads the environment; take the value from there.",
  },
];
const noClock = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: "The domain has no clock: take the instant as an argument.",
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "The domain has no clock: take the instant as an argument.",
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: "The domain has no clock: take the instant as an argument.",
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: "The domain has no randomness: take the value as an argument.",
  },
  {
    selector: "Identifier[name='crypto']",
    message: "The domain has no randomness: take the value as an argument.",
  },
];

export default tseslint.config(
  {
    ignores: [
      "**/.next/**",
      "dist/**",
      "**/.data*/**",
      "**/node_modules/**",
      "test-results/**",
      "playwright-report/**",
      "next-env.d.ts",
      "**/*.d.mts",
    ],
  },
  {
    settings: { next: { rootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
  },
  ...nextVitals,
  {
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "prefer-const": "error",
      "no-var": "error",
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"], location: "start" }],
      "max-lines": ["error", { max: 400 }],
      "no-restricted-syntax": ["error", ...everywhere],
      // there is no pages folder, which is what this rule reads
      "@next/next/no-html-link-for-pages": "off",
      // next's own image loader is off: pictures are small, local and already sized
      "@next/next/no-img-element": "off",
    },
  },
  {
    files: TYPED,
    plugins: {
      "@typescript-eslint": tseslint.plugin,
      redthread: { rules: { "named-folders": namedFolders, "where-condition": whereCondition } },
    },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-unnecessary-type-assertion": "error",
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "none", ignoreRestSiblings: true },
      ],
      "redthread/where-condition": "error",
      "redthread/named-folders": "error",
      "no-restricted-syntax": ["error", ...everywhere, ...noEnvironment],
    },
  },
  {
    // what runs before or beside the product may read its own settings
    files: ["server/env.ts", "scripts/**", "bench/**", "e2e/**", "*.config.{ts,mjs}"],
    rules: { "no-restricted-syntax": ["error", ...everywhere] },
  },
  {
    files: ["domain/**/*.ts"],
    ignores: ["domain/**/*.test.ts"],
    rules: { "no-restricted-syntax": ["error", ...everywhere, ...noEnvironment, ...noClock] },
  },
  {
    files: ["**/*.{ts,tsx,mjs}"],
    ignores: DEFAULT_EXPORTS_DEMANDED,
    rules: { "import/no-default-export": "error" },
  },
  {
    // tables of data, not code to read
    files: ["domain/data/**", "domain/phase-models*.ts", "server/demo/data/**"],
    rules: { "max-lines": "off" },
  },
);
