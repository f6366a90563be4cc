/** A line that `--help` shows, and that a test runs. */
export interface CommandExample {
  readonly command: string
  readonly what: string
}

export const examples: {readonly [command: string]: readonly CommandExample[]} = {
  convert: [
    {command: 'palimpsest post.md', what: 'one document, as Markdown with front matter'},
    {command: 'palimpsest --to text < page.html', what: 'from the standard input, as plain text'},
    {command: 'palimpsest posts forum.tsv > all.jsonl', what: 'a folder and a file, one JSON record a line'},
    {command: "palimpsest 'posts/**/*.md' --out-dir clean", what: 'a file for each file'},
    {command: 'palimpsest --adapter report-transcript --language en -o report.json report.txt', what: 'the whole tree, with its ledger'},
    {command: 'palimpsest --rejects rejects.jsonl --fail-on-warnings forum.tsv', what: 'strict, keeping what could not be read'},
    {command: 'palimpsest posts forum.tsv -o corpus.jsonl --resume', what: 'a corpus with its manifest, going on where an earlier run left off'},
    {command: 'palimpsest posts -o corpus.parquet', what: 'the same as Parquet'},
    {command: 'palimpsest --from jsonl < pages.jsonl > records.jsonl', what: 'a filter for engines that pipe records'}
  ],
  explain: [
    {command: 'palimpsest explain page.html', what: 'what was kept, what was taken out, by which rule'},
    {command: 'palimpsest explain --profile strict --json page.html', what: 'the same as data'},
    {command: 'palimpsest explain --html -o page-explained.html page.html', what: 'the same as a page, source and document side by side'}
  ],
  learn: [
    {command: 'palimpsest learn posts -o site.rules.json', what: 'lines that repeat across the documents of a site, as rules to be read'},
    {command: 'palimpsest --rules site.rules.json --report run.html posts > posts.jsonl', what: 'apply them, and show the whole run on a page'}
  ],
  detect: [{command: 'palimpsest detect posts page.html', what: 'which adapter would read each file'}],
  rules: [
    {command: 'palimpsest rules', what: 'every rule of every cleaner'},
    {command: 'palimpsest rules promotion', what: 'the rules of one, with an example that each matches'}
  ],
  adapters: [{command: 'palimpsest adapters', what: 'what can be read, and how it is known'}]
}

/** The examples of a command, for the end of its help. */
export function exampleText(command: string): string {
  const shown = examples[command] ?? []
  return ['', 'Examples:', ...shown.map(({command: line, what}) => `  ${line}\n      ${what}`)].join('\n')
}
