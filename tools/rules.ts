import type {Cleaner, Example, Rule} from '../src/edit.ts'
import type {TextRule} from '../src/rule.ts'

/** The rule catalogue, `docs/rules.md`, from the rule data. */
export function ruleCatalogue(cleaners: readonly Cleaner[]): string {
  const count = cleaners.reduce((sum, {rules}) => sum + rules.length, 0)
  return [
    '# Rules',
    'Made from the rule data by `UPDATE=1 npx vitest run test/rules.test.ts`; do not edit.',
    `${cleaners.length} cleaners with ${count} rules, in the order in which they are applied. A ledger entry names a rule as \`cleaner@version/rule\`.`,
    'Each rule shows what it must match and what it must spare; every example is a test, and stands after two paragraphs of prose. '
      + 'Lengths are in information units: a Han or kana character is one, a word of any other script is one.',
    ...cleaners.flatMap(({name, version, rules}) => [`## ${name}@${version}`, ...rules.flatMap(section)])
  ].join('\n\n') + '\n'
}

function section(rule: Rule | TextRule): string[] {
  const {id, category, what, strict, matches, spares} = rule
  return [
    `### ${id}`, `${what.charAt(0).toUpperCase()}${what.slice(1)}.`,
    [`- category: \`${category}\``, ...(strict ? ['- profile: `strict`'] : []), ...('patterns' in rule ? limits(rule) : [])].join('\n'),
    ...examples('Matches', matches), ...examples('Spares', spares)
  ]
}

function limits({scripts, longest, where = 'anywhere', least = 1, patterns}: TextRule): string[] {
  return [
    `- scripts: ${scripts.join(', ')}`, `- longest block: ${longest} units`, `- stands: ${places[where]}`,
    ...(least > 1 ? [`- must say ${least} of ${patterns.length} things`] : [])
  ]
}

const places = {start: 'before the main run of prose', end: 'behind the main run of prose', outside: 'before or behind the main run of prose', anywhere: 'anywhere'}

function examples(label: string, list: readonly Example[]): string[] {
  return [`${label}:`, ...list.map((example) => {
    const fence = typeof example === 'string' && example.includes('```') ? '````' : '```'
    return typeof example === 'string' ? `${fence}markdown\n${example}\n${fence}` : `${fence}json\n${JSON.stringify(example)}\n${fence}`
  })]
}
