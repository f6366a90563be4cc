import type {Feature} from '../src/formats/main-feature.ts'

/**
 * The table of features in `docs/main-content.md`: columns, names and groups from the code, and what each measures from the table as it stood.
 *
 * The sentences stand in the guide only. A new feature has none there, and the test fails until somebody writes it.
 */
export function featureTable(features: readonly Feature[], before: string): string {
  const said = new Map(Array.from(before.matchAll(/^\| \d+ \| `(?<name>[^`]+)` \| [^|]+ \| (?<what>.+) \|$/gmu), ({groups}) => [groups!['name'], groups!['what']]))
  const rows = features.map(({name, group}, index) => `| ${index} | \`${name}\` | ${group} | ${said.get(name) ?? ''} |`)
  return ['| column | feature | group | what it measures |', '|---|---|---|---|', ...rows].join('\n')
}
