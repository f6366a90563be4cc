import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {launch, missing, open} from './chromium.ts'
import {report, reportPage} from '../src/page/index.ts'
import {explained, explainedPage, items, prose} from './pages.ts'

const reason = missing()
if (reason !== undefined) console.warn(reason)

test('tests in a browser are left out where there is none, but never on a build server', () => {
  expect(missing({}, '')).toContain('no Chromium')
  expect(missing({CI: 'true'}, '')).toBeUndefined()
  expect(missing({}, '/usr/bin/chromium')).toBeUndefined()
})

describe.skipIf(reason !== undefined)('in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser?.close())

  const rule = (page: Page, name: string) => page.locator('tr', {hasText: name}).getByRole('checkbox')
  const documentText = (page: Page) => page.locator('#document .body').innerText()

  describe('a page that explains', () => {
    test('asks nothing of any network, says nothing to the console, and no source takes it over', async () => {
      const {page, complaints, requests, close} = await open(browser, explainedPage())
      expect(requests).toEqual([page.url()])
      expect(complaints).toEqual([])
      expect(await page.title()).toBe('ferry.html – palimpsest')
      expect(await page.locator('img, iframe, link, a').count()).toBe(0)
      expect(await page.locator('script').count()).toBe(2)
      await close()
    })

    test.each(['light', 'dark'] as const)('colours every category so that it can be read: %s', async (colorScheme) => {
      const {page, close} = await open(browser, explainedPage(), {colorScheme})
      const seen = await page.locator('#source [data-rule]').evaluateAll((spans) => spans.map((span) => getComputedStyle(span).backgroundColor))
      expect(new Set(seen).size).toBeGreaterThan(3)
      const contrasts = await page.evaluate(contrastsOf)
      expect(contrasts.length).toBeGreaterThan(30)
      for (const {text, ratio} of contrasts) expect(ratio, text).toBeGreaterThan(4.5)
      await close()
    })

    test('shows rule, reason and evidence of what the pointer is over, and the same on the other side', async () => {
      const {page, close} = await open(browser, explainedPage())
      const footer = page.locator('#source .r', {hasText: 'All rights reserved'})
      await footer.hover()
      const said = page.locator('#said')
      await expect.poll(() => said.innerText()).toMatch(/^scissors@1\/footer \(legal\): it says `All rights reserved`; /u)
      expect(await said.innerText()).toMatch(/in html > body > footer; line \d+; \d+ characters$/u)
      expect(await footer.getAttribute('class')).toMatch(/\bon\b/u)
      await page.locator('#source .m', {hasText: 'Mira Holt'}).first().hover()
      await expect.poll(() => said.innerText()).toContain('authors from')
      await close()
    })

    test('brings text back when a rule is switched off, at its place, and takes it out again', async () => {
      const {page, close} = await open(browser, explainedPage())
      const before = await documentText(page)
      expect(before).toContain(prose)
      expect(before).not.toContain('二维码')
      await rule(page, 'scan-code').uncheck()
      const lines = (await documentText(page)).split('\n').filter((line) => line.trim() !== '')
      expect(lines.indexOf('长按识别二维码，加入船友会')).toBe(lines.findIndex((line) => line.includes('at nine')) + 1)
      expect(await page.locator('#restored').innerText()).toMatch(/^\d+ characters of 1 rule are back$/u)
      expect(await page.locator('#source .off').count()).toBe(1)
      await rule(page, 'scan-code').check()
      expect(await documentText(page)).toBe(before)
      await page.getByRole('button', {name: 'Switch all off'}).click()
      expect(await documentText(page)).toContain('Ice in the harbour')
      await page.getByRole('button', {name: 'Switch all on'}).click()
      expect(await documentText(page)).toBe(before)
      await close()
    })

    test('is used with the keyboard alone', async () => {
      const {page, close} = await open(browser, explainedPage())
      const focused = () => page.evaluate(() => ({tag: document.activeElement!.tagName, text: document.activeElement!.textContent, id: document.activeElement!.id}))
      await tabTo(page, 'source')
      await page.keyboard.press('n')
      const first = await focused()
      expect(first.tag).toBe('SPAN')
      await page.keyboard.press('n')
      expect(await focused()).not.toEqual(first)
      await page.keyboard.press('p')
      expect(await focused()).toEqual(first)
      for (let tries = 0; tries < 60 && !(await focused()).text.includes('二维码'); tries++) await page.keyboard.press('n')
      expect(await page.locator('#said').innerText()).toContain('scissors@1/scan-code (promotion)')
      await page.keyboard.press('x')
      expect(await documentText(page)).toContain('二维码')
      expect(await rule(page, 'scan-code').isChecked()).toBe(false)
      await page.keyboard.press('Enter')
      expect(await page.locator('#document .on').isVisible()).toBe(true)
      await page.keyboard.press('Escape')
      await tabTo(page, 'switch')
      await page.keyboard.press('Enter')
      expect(await documentText(page)).not.toContain('二维码')
      await close()
    })

    test('goes from a field of the metadata to its place, and from a rule to what it took out', async () => {
      const {page, close} = await open(browser, explainedPage())
      await page.locator('summary', {hasText: 'Metadata'}).click()
      await page.locator('.evidence button', {hasText: 'article:published_time'}).first().click()
      expect(await page.evaluate(() => document.activeElement!.textContent)).toContain('2021-03-04T07:00:00+01:00')
      await page.locator('tr', {hasText: '/footer'}).getByRole('button').click()
      expect(await page.evaluate(() => document.activeElement!.textContent)).toContain('All rights reserved')
      await close()
    })

    test('scrolls one side with the other', async () => {
      const text = Array.from({length: 400}, (_, index) => `Paragraph number ${index} begins here. ${prose}`).join('\n\n')
      const {page, close} = await open(browser, explained({value: text, path: 'long.md'}))
      for (const [from, to] of [['source', 'document'], ['document', 'source']] as const) {
        for (const share of [0.25, 0.75]) {
          await page.hover(`#${from}`)
          await page.evaluate(([id, part]) => {
            const pane = document.getElementById(id)!
            pane.scrollTop = pane.scrollHeight * part
          }, [from, share] as const)
          await expect.poll(async () => Math.abs((await numberAtTop(page, from)) - (await numberAtTop(page, to)))).toBeLessThan(4)
          expect(await numberAtTop(page, to)).toBeGreaterThan(400 * share - 60)
        }
      }
      await close()
    })

    test('opens a source of five million characters, and moves in it', async () => {
      const rows = Array.from({length: 36_000}, (_, index) => `${index >> 7}\t${index}\tFerry\tmira\t2021-03-04 07:00:00\tParagraph number ${index} begins here. ${prose}`)
      const text = `thread_id\tpost_id\ttitle\tauthor\tdate\tbody\n${rows.join('\n')}\n`
      expect(text.length).toBeGreaterThan(5e6)
      const html = explained({value: text, path: 'large.tsv'})
      expect(html.length).toBeLessThan(text.length * 4)
      const {page, complaints, close} = await open(browser, html)
      await page.hover('#source')
      await page.evaluate(() => {
        const pane = document.getElementById('source')!
        pane.scrollTop = pane.scrollHeight / 2
      })
      await expect.poll(() => numberAtTop(page, 'document')).toBeGreaterThan(15_000)
      expect(complaints).toEqual([])
      await close()
    })

    test('forgets what was switched when it is opened again', async () => {
      const {page, close} = await open(browser, explainedPage())
      await rule(page, 'scan-code').uncheck()
      await page.reload()
      expect(await rule(page, 'scan-code').isChecked()).toBe(true)
      expect(await documentText(page)).not.toContain('二维码')
      await close()
    })

    test('is one column where there is little room', async () => {
      const {page, close} = await open(browser, explainedPage(), {viewport: {width: 420, height: 800}})
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420)
      const [source, tree] = await Promise.all(['#source', '#document'].map((id) => page.locator(id).boundingBox()))
      expect(tree!.y).toBeGreaterThanOrEqual(source!.y + source!.height - 1)
      await close()
    })
  })

  describe('a report', () => {
    const html = (): string => {
      const all = report()
      for (const item of items) all.add(item)
      return reportPage(all, {name: 'Harbour letters', href: ({path}) => path})
    }
    test.each(['light', 'dark'] as const)('is readable, asks nothing of any network, and runs no script: %s', async (colorScheme) => {
      const {page, complaints, requests, close} = await open(browser, html(), {colorScheme})
      expect(requests).toEqual([page.url()])
      expect(complaints).toEqual([])
      expect(await page.locator('script').count()).toBe(0)
      const contrasts = await page.evaluate(contrastsOf)
      expect(contrasts.length).toBeGreaterThan(20)
      for (const {text, ratio} of contrasts) expect(ratio, text).toBeGreaterThan(4.5)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true)
      await close()
    })
    test('leads from the list to a document and back, with the keyboard', async () => {
      const {page, close} = await open(browser, html())
      await page.getByRole('link', {name: 'A verification page'}).first().focus()
      await page.keyboard.press('Enter')
      const [, hash] = page.url().split('#')
      expect(await page.locator(`#${hash}`).innerText()).toContain('Unexpected verification page')
      await page.locator(`#${hash}`).getByRole('link', {name: 'to the list'}).click()
      expect(page.url()).toMatch(/#documents$/u)
      await close()
    })
    test('draws bars whose parts are as wide as their shares', async () => {
      const {page, close} = await open(browser, html())
      const [kept, gone] = await page.locator('#d1 rect').evaluateAll((rects) => rects.map((rect) => rect.getBoundingClientRect().width))
      expect(kept! / (kept! + gone!)).toBeCloseTo(0.8, 1)
      await close()
    })
  })
})

/** Press the tab key until an element has the focus. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let tries = 0; tries < 80; tries++) {
    if ((await page.evaluate(() => document.activeElement!.id)) === id) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Unexpected page on which the tab key does not reach \`${id}\``)
}

/** Which of numbered paragraphs stands at the upper edge of a pane. */
function numberAtTop(page: Page, id: string): Promise<number> {
  return page.evaluate((pane) => {
    const box = document.getElementById(pane)!.getBoundingClientRect()
    for (let y = box.top + 4; y < box.bottom; y += 8) {
      const range = document.caretRangeFromPoint(box.left + 40, y)
      const near = range && range.startContainer.textContent!.slice(Math.max(0, range.startOffset - 200), range.startOffset + 200)
      const found = near && /Paragraph number (?<number>\d+)/u.exec(near)
      if (found) return Number(found.groups!['number'])
    }
    return -1
  }, id)
}

/** The contrast of texts with what is behind them, by WCAG 2.2; runs in the page. */
function contrastsOf(): Array<{text: string; ratio: number}> {
  const channels = (color: string): number[] => (color.match(/[\d.]+/gu) ?? []).map(Number)
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = channels(color).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const back = (element: Element | null): string => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor
      if ((channels(color)[3] ?? 1) > 0) return color
    }
    return 'rgb(255, 255, 255)'
  }
  return [...document.querySelectorAll('h1, h2, h3, p, li, td, th, button, summary, .text, #source span')].filter((element) => element.textContent!.trim() !== '').map((element) => {
    const [one, other] = [luminance(getComputedStyle(element).color), luminance(back(element))]
    return {text: element.textContent!.slice(0, 60), ratio: (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)}
  })
}

