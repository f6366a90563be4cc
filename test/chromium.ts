import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {chromium, type Browser, type BrowserContextOptions, type Page} from 'playwright-core'

const places = [process.env['CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium is installed; empty where it is not. */
const executable = places.find((path) => path !== '' && existsSync(path)) ?? ''

/** Why tests in a browser are left out, or nothing where they run; on a build server, which installs one, they always run, and fail without. */
export function missing(environment: {readonly CI?: string | undefined} = process.env, found = executable): string | undefined {
  const built = environment.CI !== undefined && environment.CI !== '' && environment.CI !== 'false'
  return found === '' && !built ? 'no Chromium is installed: the pages are not tested in a browser (Debian: apt-get install chromium; or set CHROMIUM to its path)' : undefined
}

/** A page opened from disk, and everything that a reader must not find: errors, warnings, requests. */
export interface Opened {
  readonly page: Page
  readonly complaints: string[]
  readonly requests: string[]
  close(): Promise<void>
}

/** Open HTML as a file on disk, in a browser whose every request is written down. */
export async function open(browser: Browser, html: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'palimpsest-page-'))
  writeFileSync(join(folder, 'page.html'), html)
  const context = await browser.newContext({viewport: {width: 1200, height: 900}, ...options})
  const page = await context.newPage()
  const [complaints, requests]: [string[], string[]] = [[], []]
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => requests.push(request.url()))
  const url = pathToFileURL(join(folder, 'page.html')).href
  await page.goto(url)
  return {
    page, complaints, requests,
    async close() {
      await context.close()
      rmSync(folder, {recursive: true})
    }
  }
}

export function launch(): Promise<Browser> {
  if (executable === '') throw new Error('Unexpected build server without Chromium, expected it at one of the usual places or in `CHROMIUM`')
  return chromium.launch({executablePath: executable, args: ['--no-sandbox', '--disable-gpu']})
}
