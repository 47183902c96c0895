/**
 * One set of habits for every file. Who may import whom is in .dependency-cruiser.js; what is here
 * needs to know types, or is about a single file.
 */
import comments from '@eslint-community/eslint-plugin-eslint-comments/configs';
import { defineConfig } from 'eslint/config';
import sorted from 'eslint-plugin-simple-import-sort';
import svelte from 'eslint-plugin-svelte';
import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';
import { WEB_ROOMS } from './.dependency-cruiser.js';

const CLOCK_AND_CHANCE =
  'What is kept and sealed has no clock and no dice of its own, or its tests could not repeat a ' +
  'run. Take it as an argument.';

/** What a Svelte file of one feature may not name, types included: those vanish when it is compiled. */
const FEATURES = readdirSync(new URL('apps/web/src/lib', import.meta.url)).filter(
  (folder) => !WEB_ROOMS.includes(folder),
);
const featureImports = FEATURES.map((feature) => {
  const others = FEATURES.filter((other) => other !== feature).join('|');
  return {
    files: [`apps/web/src/lib/${feature}/**/*.svelte`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(#lib|@cairn/model)/(${others})(/|$)`,
              message:
                'Features meet in routes only: let the route hand you the other one as a snippet ' +
                'or a prop, or use what model/shared has.',
            },
          ],
        },
      ],
    },
  };
});

export default defineConfig(
  {
    ignores: [
      '**/node_modules/',
      '**/build/',
      '**/.svelte-kit/',
      '**/test-results/',
      '**/data/',
      '.cache/',
      '.screenshots/',
    ],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  tseslint.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  svelte.configs.prettier,
  comments.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    plugins: { sorted },
    rules: {
      // Packages, then ours by alias, then neighbours, without blank lines between them.
      'sorted/imports': [
        'error',
        { groups: [['^\\u0000', '^(node:)?@?\\w', '^#', '^\\.\\.', '^\\.']] },
      ],
      '@eslint-community/eslint-comments/require-description': 'error',
      '@eslint-community/eslint-comments/disable-enable-pair': ['error', { allowWholeFile: true }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': { descriptionFormat: '^ reason: .+' } },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // The app is always served at the root of its origin, so a path needs no base.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      // Runes are declared with let and bound props look unused; svelte-check knows these types.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Plain maps stand behind a signal or inside a derivation on purpose: one signal a record.
    files: ['apps/web/src/**/*.svelte.ts'],
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  ...featureImports,
  {
    files: ['packages/{model,prose,sealed}/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: CLOCK_AND_CHANCE },
        { object: 'Math', property: 'random', message: CLOCK_AND_CHANCE },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: CLOCK_AND_CHANCE,
        },
      ],
    },
  },
  {
    // Programs for the terminal speak there.
    files: ['scripts/**', 'tests/bench/**', 'tests/screenshots.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
);
