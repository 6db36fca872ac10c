import tseslint from 'typescript-eslint';

const noNode = {
  'no-restricted-imports': [
    'error',
    { patterns: ['node:*', 'vscode', 'vscode-languageserver', 'vscode-languageserver/*'] },
  ],
  'no-restricted-globals': ['error', 'process', 'console', 'Date', 'setTimeout', 'fetch'],
};

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'coverage/', '.cache/', 'node_modules/'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      'no-else-return': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['server/src/service/**/*.ts'], rules: noNode },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
