import type {Feature} from '../src/formats/main-feature.ts'

/** The table of features in `docs/main-content.md`, from the code. */
export function featureTable(features: readonly Feature[]): string {
  const rows = features.map(({name, group, what}, index) => `| ${index} | \`${name}\` | ${group} | ${what.replaceAll('|', '\\|')} |`)
  return ['| column | feature | group | what it measures |', '|---|---|---|---|', ...rows].join('\n')
}
