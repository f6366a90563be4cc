import {Command, CommanderError, InvalidArgumentError, Option} from 'commander'
import manifest from '../../package.json' with {type: 'json'}
import {codes, isStop, usageError, type Code} from './codes.ts'
import type {ConvertFlags} from './convert.ts'
import {exampleText} from './examples.ts'
import type {ExplainHtmlFlags} from './explain-html.ts'
import {formatNames} from '../node/formats.ts'
import type {Io} from './io.ts'
import type {LearnFlags} from './learn.ts'

const exitCodes = `
Exit codes:
  0 done, 1 unexpected error, 2 wrong call, 3 parts were rejected, 4 warnings under --fail-on-warnings,
  5 an input could not be read, 130 interrupted`

const profiles = ['keep-all', 'balanced', 'strict']

/**
 * Run the command with its arguments, and say how it went: one of `codes`.
 *
 * The library is imported by the action that needs it, so that help is as quick as the argument parser.
 */
export async function run(argv: readonly string[], io: Io): Promise<Code> {
  let code: Code = codes.done
  const program = build(io, (result) => {
    code = result
  })
  try {
    await program.parseAsync(argv, {from: 'user'})
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? codes.done : codes.usage
    io.stderr.write(`palimpsest: ${isStop(error) ? error.message : (error as Error).stack}\n`)
    return isStop(error) ? error.exit : codes.unexpected
  }
}

function build(io: Io, done: (code: Code) => void): Command {
  const program = new Command('palimpsest')
  program
    .description('Turn content of any source into clean documents, and account for every character.')
    .exitOverride()
    .enablePositionalOptions()
    .configureOutput({writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text)})
    .version(manifest.version)
  addConvert(program, io, done)
  addExplain(program, io, done)
  addLearn(program, io, done)
  addLists(program, io, done)
  return program
}

function addConvert(program: Command, io: Io, done: (code: Code) => void): void {
  sourceOptions(program.argument('[input...]', 'files, folders, patterns, or `-` for the standard input, which is read when nothing is named'))
    .addOption(new Option('-t, --to <format>', 'what to write; by default Markdown for one document, JSON Lines for many').choices([...formatNames, 'parquet']))
    .option('-o, --output <file>', 'write to a file; its extension names the format')
    .option('--out-dir <folder>', 'write a file for each input, at the same place below a folder')
    .option('--resume', 'go on where a run with the same output left off')
    .addOption(fromOption())
    .option('--rejects <file>', 'write what could not be read, as JSON Lines')
    .addOption(rulesOption())
    .option('--report <file>', 'write a page about the whole run')
    .addOption(new Option('-j, --jobs <number>', 'how many workers; 0 for none').argParser(wholeNumber))
    .addOption(new Option('--timeout <seconds>', 'how long a document may take (default: 60)').argParser(positive))
    .addOption(new Option('--memory <megabytes>', 'how much memory a worker may use (default: 2047)').argParser(positive))
    .addOption(new Option('--progress <kind>', 'show how far the run is').choices(['auto', 'json', 'none']))
    .option('-c, --config <file>', 'read this configuration instead of palimpsest.config.{ts,mjs,json}')
    .option('--no-config', 'read none')
    .option('-q, --quiet', 'no summary at the end')
    .option('--fail-on-warnings', 'exit with 4 when there was anything to say')
    .addHelpText('after', `${exampleText('convert')}\n${exitCodes}`)
    .action(async (operands: string[], {report, config, ...flags}: ConvertFlags & {readonly report?: string}) => {
      if (operands.length === 0 && io.stdin.isTTY) program.help({error: true})
      const {convert} = await import('./convert.ts')
      const reporter = report === undefined ? undefined : await (await import('./report-page.ts')).reportFile(report, io.cwd)
      // Commander takes `--no-config` to mean that there is a default.
      done(await convert(operands.length === 0 ? ['-'] : operands, {...flags, ...(config === true ? {} : {config})}, io, reporter))
    })
}

function wholeNumber(value: string): number {
  if (!/^\d{1,4}$/u.test(value)) throw new InvalidArgumentError('Expected a whole number.')
  return Number(value)
}

function positive(value: string): number {
  const number = Number(value)
  if (!(number > 0)) throw new InvalidArgumentError('Expected a number above 0.')
  return number
}

function addExplain(program: Command, io: Io, done: (code: Code) => void): void {
  sourceOptions(program.command('explain').description('say what was kept and what was taken out, by which rule').argument('<input...>', 'files, folders, patterns, or `-`'))
    .addOption(rulesOption())
    .addOption(new Option('--json', 'as JSON, one line a file').conflicts('html'))
    .option('--html', 'as a page that shows one source and its documents side by side')
    .option('-o, --output <file>', 'write the page to a file')
    .addHelpText('after', exampleText('explain'))
    .action(async (operands: string[], {html, ...flags}: ExplainHtmlFlags & {readonly html?: boolean}) => {
      if (html) return done(await (await import('./explain-html.ts')).explainHtml(operands, flags, io))
      if (flags.output !== undefined) throw usageError('Unexpected `--output` without `--html`, expected both')
      const {explainFiles} = await import('./look.ts')
      done(await explainFiles(operands, flags, io))
    })
}

const fromOption = (): Option => new Option('--from <kind>', 'what inputs are, where their first bytes do not tell').choices(['document', 'jsonl', 'warc'])

// May be given again, and takes one file each time, so that inputs can follow.
const rulesOption = (): Option => new Option('--rules <file>', 'apply rules that `palimpsest learn` found (may be given again)').argParser<string[]>((file, before) => [...(before ?? []), file])

function addLearn(program: Command, io: Io, done: (code: Code) => void): void {
  sourceOptions(program.command('learn').description('find lines that repeat across the documents of a site, for a file of rules to be read and applied').argument('<input...>', 'files, folders, patterns, or `-`'))
    .option('-o, --output <file>', 'write the rules to a file')
    .addOption(fromOption())
    .option('--share <number>', 'in what share of the documents a line must stand (default: 0.2)')
    .option('--documents <number>', 'in how many at least (default: 5)')
    .addHelpText('after', exampleText('learn'))
    .action(async (operands: string[], flags: LearnFlags) => {
      const {learnFiles} = await import('./learn.ts')
      done(await learnFiles(operands, flags, io))
    })
}

function addLists(program: Command, io: Io, done: (code: Code) => void): void {
  program.command('detect').description('say which adapter would read each file').argument('<input...>', 'files, folders, patterns, or `-`')
    .addHelpText('after', exampleText('detect'))
    .action(async (operands: string[]) => {
      const {detectFiles} = await import('./look.ts')
      done(await detectFiles(operands, io))
    })
  program.command('rules').description('list what cleaners look for').argument('[cleaner]', 'one cleaner only')
    .addHelpText('after', exampleText('rules'))
    .action(async (cleaner: string | undefined) => {
      const {listRules} = await import('./look.ts')
      done(await listRules(cleaner, io))
    })
  program.command('adapters').description('list what can be read')
    .addHelpText('after', exampleText('adapters'))
    .action(async () => {
      const {listAdapters} = await import('./look.ts')
      done(await listAdapters(io))
    })
}

function sourceOptions(command: Command): Command {
  return command
    .option('-a, --adapter <name>', 'read with this adapter (see `palimpsest adapters`) instead of looking')
    .addOption(new Option('-p, --profile <name>', 'how much is taken out (default: balanced)').choices(profiles))
    .option('-l, --language <tag>', 'BCP 47, believed where the source says nothing')
    .option('--timezone <offset>', 'UTC offset such as +08:00, for times that state none')
}
