import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {Readable, Writable} from 'node:stream'
import type {Io} from '../src/cli/io.ts'
import {run} from '../src/cli/run.ts'

export const prose = 'The ferry leaves the old harbour at seven and reaches the island before the shops open their doors.'
export const post = `---\ntitle: The seven o’clock ferry\nauthor: Mira Holt\ndate: 2021-03-04\n---\n\n${prose}\n\n${prose.replace('seven', 'nine')}\n`
export const page = `<!doctype html><html><head><title>Ferry times</title></head><body><nav><a href="/a">Home</a> <a href="/b">News</a></nav><article><h1>Ferry times</h1><p>${prose}</p><p>${prose.replace('seven', 'nine')}</p></article><footer>Contact</footer></body></html>`
export const forum = `thread_id\tpost_id\ttitle\tauthor\tdate\tbody\n1\t1\tFerry\tmira\t2021-03-04 07:00:00\t${prose}\n1\t2\tFerry\tanton\t2021-03-04 08:00:00\t${prose}\n1\tbroken\n2\t3\tBus\tmira\t2021-03-05 07:00:00\t${prose}\n`
export const report = `Harbour report\n\n1. Traffic\n\n${prose}\n\n${prose}\n`

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface Given {
  readonly stdin?: string | Uint8Array
  readonly tty?: boolean
  readonly io?: Partial<Io>
}

/** A folder of sources of our own, and the command run in it. */
export interface Workspace {
  readonly folder: string
  put(name: string, value: string | Uint8Array): void
  get(name: string): string
  palimpsest(argv: readonly string[], given?: Given): Promise<Outcome>
  remove(): void
}

export function workspace(): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'palimpsest-cli-'))
  const put = (name: string, value: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), value)
  }
  put('post.md', post)
  put('page.html', page)
  put('forum.tsv', forum)
  put('report.txt', report)
  put('posts/one.md', post)
  put('posts/two/two.md', post.replace('seven', 'eight'))
  put('posts/picture.png', 'not read')
  put('pages.jsonl', `${JSON.stringify({html: page, url: 'https://example.org/ferry'})}\n${JSON.stringify({text: prose})}\n`)
  return {
    folder,
    put,
    get: (name) => readFileSync(join(folder, name), 'utf8'),
    async palimpsest(argv, {stdin = '', tty = false, io = {}} = {}) {
      const [stdout, stderr] = [collect(), collect()]
      const input = Object.assign(Readable.from([stdin], {objectMode: false}), {isTTY: tty})
      const code = await run(argv, {stdin: input, stdout: stdout.stream, stderr: stderr.stream, cwd: folder, ...io})
      return {code, stdout: stdout.value(), stderr: stderr.value()}
    },
    remove: () => rmSync(folder, {recursive: true})
  }
}

/** A stream that remembers what is written. */
export function collect(): {stream: Writable; value(): string} {
  const chunks: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk))
      done()
    }
  })
  return {stream, value: () => chunks.join('')}
}

/** JSON Lines, read. */
export function records(value: string): Array<{[key: string]: unknown}> {
  return value.trim().split('\n').map((line) => JSON.parse(line) as {[key: string]: unknown})
}
