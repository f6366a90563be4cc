import regexp from 'eslint-plugin-regexp'
import typescript from 'typescript-eslint'

export default typescript.config(
  {ignores: ['dist', 'coverage', 'test/samples-*']},
  typescript.configs.recommended,
  regexp.configs['flat/recommended'],
  {
    rules: {
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': ['error', {report: 'certain'}],
      'regexp/require-unicode-regexp': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_'}],
      'no-restricted-syntax': ['error', {selector: 'ClassDeclaration', message: 'Factories return plain objects.'}, {selector: 'TSEnumDeclaration', message: 'Use a union of strings.'}, {selector: 'ExportDefaultDeclaration', message: 'Exports have names.'}],
      'max-lines': ['error', {max: 299}]
    }
  },
  {files: ['*.config.{ts,js}'], rules: {'no-restricted-syntax': 'off'}}
)
