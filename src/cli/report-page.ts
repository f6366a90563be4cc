import {access, constants, stat} from 'node:fs/promises'
import {dirname, relative, resolve, sep} from 'node:path'
import {reportPage} from '../page/report-page.ts'
import {report} from '../page/report.ts'
import type {DocumentSummary} from '../summary.ts'
import {outputError, usageError} from './codes.ts'
import type {Reporter} from './convert.ts'
import {outputFile} from './targets.ts'

/**
 * Begin the page that `--report FILE.html` asks for, with links from there to the sources: it is told of every document, and written when the run is over.
 *
 * A run may take hours, so that a place which cannot be written to is told before it begins.
 */
export async function reportFile(path: string, cwd: string): Promise<Reporter> {
  const target = resolve(cwd, path)
  await writable(target, path)
  const {add, facts} = report()
  const href = ({input}: DocumentSummary): string | undefined => {
    if (input === '' || /^<|^-$|^[a-z][\w+.-]+:/iu.test(input)) return undefined
    return relative(dirname(target), resolve(cwd, input)).split(sep).map(encodeURIComponent).join('/')
  }
  return {
    add,
    async end() {
      const file = await outputFile(target)
      await file.write(reportPage({add, facts}, {href}))
      await file.end()
    }
  }
}

async function writable(target: string, path: string): Promise<void> {
  const there = await stat(target).catch(() => undefined)
  if (there?.isDirectory()) throw usageError(`Unexpected folder \`${path}\`, expected a file for the report`)
  await access(dirname(target), constants.W_OK).catch((error: Error) => Promise.reject(outputError(`\`${path}\``, error)))
}
