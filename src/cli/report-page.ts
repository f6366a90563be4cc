import {dirname, relative, resolve, sep} from 'node:path'
import {reportPage} from '../page/report-page.ts'
import {report, type ReportItem} from '../page/report.ts'
import {outputFile} from './targets.ts'

/** The page that `--report FILE.html` asks for: it is told of every document, and written when the run is over. */
export interface ReportFile {
  add(item: ReportItem): void
  end(): Promise<void>
}

/** Begin a report that will be written to a file, with links from there to the sources. */
export function reportFile(path: string, cwd: string): ReportFile {
  const target = resolve(cwd, path)
  const {add, facts} = report()
  const href = ({input}: ReportItem): string | undefined => {
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
