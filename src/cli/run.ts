import {Command, CommanderError, Option} from 'commander'
import manifest from '../../package.json' with {type: 'json'}
import {codes, isStop, type Code} from './codes.ts'
import type {ConvertFlags} from './convert.ts'
import {exampleText} from './examples.ts'
import {formatNames} from './formats.ts'
import type {Io} from './io.ts'
import type {SourceFlags} from './settings.ts'

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
  addLists(program, io, done)
  return program
}

function addConvert(program: Command, io: Io, done: (code: Code) => void): void {
  sourceOptions(program.argument('[input...]', 'files, folders, patterns, or `-` for the standard input, which is read when nothing is named'))
    .addOption(new Option('-t, --to <format>', 'what to write; by default Markdown for one document, JSON Lines for many').choices(formatNames))
    .option('-o, --output <file>', 'write to a file; its extension names the format')
    .option('--out-dir <folder>', 'write a file for each input, at the same place below a folder')
    .option('--rejects <file>', 'write what could not be read, as JSON Lines')
    .option('--fail-on-warnings', 'exit with 4 when there was anything to say')
    .addHelpText('after', `${exampleText('convert')}\n${exitCodes}`)
    .action(async (operands: string[], flags: ConvertFlags) => {
      if (operands.length === 0 && io.stdin.isTTY) program.help({error: true})
      const {convert} = await import('./convert.ts')
      done(await convert(operands.length === 0 ? ['-'] : operands, flags, io))
    })
}

function addExplain(program: Command, io: Io, done: (code: Code) => void): void {
  sourceOptions(program.command('explain').description('say what was kept and what was taken out, by which rule').argument('<input...>', 'files, folders, patterns, or `-`'))
    .option('--json', 'as JSON, one line a file')
    .addHelpText('after', exampleText('explain'))
    .action(async (operands: string[], flags: SourceFlags) => {
      const {explainFiles} = await import('./look.ts')
      done(await explainFiles(operands, flags, io))
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
    .addOption(new Option('-p, --profile <name>', 'how much is taken out').choices(profiles).default('balanced'))
    .option('-l, --language <tag>', 'BCP 47, believed where the source says nothing')
    .option('--timezone <offset>', 'UTC offset such as +08:00, for times that state none')
}
