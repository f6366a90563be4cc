/**
 * What the page does in the browser.
 *
 * These functions are written into the page by their own text, so that they are checked like all code and need no bundler: they may use
 * one another and what browsers have, and nothing else of any file, which is why all stand in this one. `test/chromium.test.ts` runs them where they belong.
 */

/// <reference lib="dom.iterable" />
import type {PageData} from './notes.ts'

interface State {
  readonly data: PageData
  readonly source: HTMLElement
  readonly tree: HTMLElement
  /** The numbers of the rules that are switched off. */
  readonly off: Set<number>
  /** The note that is shown, and whether it stays while the pointer moves on. */
  note: number
  pinned: boolean
  /** The side that the reader moves; the other follows. */
  leader: HTMLElement
  /** What is shown and knows its place, by side; forgotten when rules are switched. */
  readonly anchors: Map<HTMLElement, readonly HTMLElement[]>
}

/* v8 ignore start -- runs in the browser only */

function start(): void {
  const [source, tree] = [document.getElementById('source')!, document.getElementById('document')!]
  const data = JSON.parse(document.getElementById('data')!.textContent) as PageData
  const state: State = {data, source, tree, off: new Set(), note: -1, pinned: false, leader: source, anchors: new Map()}
  listenToPointer(state)
  listenToKeys(state)
  listenToSwitches(state)
  listenToScrolling(state)
}

function listenToPointer(state: State): void {
  const noteAt = (event: Event): number => Number((event.target as Element).closest<HTMLElement>('[data-note]')?.dataset['note'] ?? -1)
  document.addEventListener('pointerover', (event) => {
    const note = noteAt(event)
    if (note >= 0 && !state.pinned) show(state, note)
  })
  document.addEventListener('focusin', (event) => {
    const note = noteAt(event)
    if (note >= 0) show(state, note)
  })
  for (const pane of [state.source, state.tree]) {
    pane.addEventListener('click', (event) => {
      const note = noteAt(event)
      state.pinned = note >= 0
      if (note < 0) return
      show(state, note)
      reveal(state, pane === state.source ? state.tree : state.source)
    })
  }
}

function show(state: State, number: number): void {
  const {texts, notes, rules} = state.data
  const note = notes[number]
  if (!note) return
  const [rule, reason, evidence, line, characters] = note
  const row = rules[rule]
  const name = document.createElement('b')
  name.textContent = row ? `${row.rule} (${row.category})` : ''
  const facts = [texts[reason], texts[evidence], line > 0 ? `line ${line}` : '', `${characters.toLocaleString('en')} characters`].filter(Boolean).join('; ')
  document.getElementById('said')!.replaceChildren(...(row ? [name, ': '] : []), facts)
  for (const old of document.querySelectorAll('.on')) old.classList.remove('on')
  for (const twin of document.querySelectorAll(`[data-note="${number}"]`)) twin.classList.add('on')
  state.note = number
  label(state)
}

function label({data, note, off}: State): void {
  const button = document.getElementById('switch')!
  const rule = data.notes[note]?.[0] ?? -1
  button.hidden = rule < 0
  button.textContent = off.has(rule) ? 'Switch the rule on' : 'Switch the rule off'
}

// Brings the same note into view on the other side, or the place where it stood.
function reveal(state: State, pane: HTMLElement): void {
  const all = [...document.querySelectorAll<HTMLElement>(`[data-note="${state.note}"]`)]
  const twin = all.find((element) => pane.contains(element) && element.getClientRects().length > 0)
  const at = all.find((element) => !pane.contains(element))?.dataset['at']
  if (twin) twin.scrollIntoView({block: 'center'})
  else if (at !== undefined) scrollToOffset(state, pane, Number(at))
}

function listenToKeys(state: State): void {
  document.addEventListener('keydown', (event) => {
    const pane = (event.target as Element).closest<HTMLElement>('.pane')
    if (!pane || event.ctrlKey || event.metaKey || event.altKey) return
    const focused = (event.target as HTMLElement).dataset['note']
    if (event.key === 'n') step(state, 1)
    else if (event.key === 'p') step(state, -1)
    else if (event.key === 'x') toggle(state, state.data.notes[state.note]?.[0] ?? -1)
    else if (event.key === 'Escape') state.pinned = false
    else if ((event.key === 'Enter' || event.key === ' ') && focused !== undefined) (event.target as HTMLElement).click()
    else return
    event.preventDefault()
  })
}

function step(state: State, by: 1 | -1, rule?: number): void {
  const all = [...state.source.querySelectorAll<HTMLElement>(rule === undefined ? '[data-note]' : `[data-rule="${rule}"]`)]
  if (all.length === 0) return
  const at = all.findIndex((element) => Number(element.dataset['note']) === state.note)
  let next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at
  // What stands in several pieces is one stop.
  while (at >= 0 && next >= 0 && next < all.length && Number(all[next]!.dataset['note']) === state.note) next += by
  state.leader = state.source
  state.pinned = true
  const element = all[(next + all.length) % all.length]!
  element.focus({preventScroll: true})
  element.scrollIntoView({block: 'center'})
}

function listenToSwitches(state: State): void {
  document.getElementById('switch')!.addEventListener('click', () => toggle(state, state.data.notes[state.note]?.[0] ?? -1))
  document.getElementById('none')?.addEventListener('click', () => setAll(state, false))
  document.getElementById('all')?.addEventListener('click', () => setAll(state, true))
  document.addEventListener('change', (event) => {
    const rule = (event.target as HTMLElement).dataset['switch']
    if (rule !== undefined) toggle(state, Number(rule))
  })
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest('button')
    const {go, toOffset} = button?.dataset ?? {}
    if (go !== undefined) step(state, 1, Number(go))
    if (toOffset !== undefined) visit(state, Number(toOffset))
  })
  // A browser that comes back to the page may remember the boxes.
  setAll(state, true)
}

function toggle(state: State, rule: number): void {
  if (rule < 0) return
  if (!state.off.delete(rule)) state.off.add(rule)
  refresh(state)
}

function setAll(state: State, on: boolean): void {
  state.off.clear()
  if (!on) for (const rule of state.data.rules.keys()) state.off.add(rule)
  refresh(state)
}

function refresh(state: State): void {
  const {off, data, tree, source} = state
  state.anchors.clear()
  const listed = (value: string | undefined): number[] => (value === undefined ? [] : value.split(' ').map(Number))
  for (const element of tree.querySelectorAll<HTMLElement>('[data-on], [data-off]')) {
    const {on, off: back} = element.dataset
    element.hidden = listed(on).some((rule) => off.has(rule)) || listed(back).some((rule) => !off.has(rule))
  }
  for (const element of source.querySelectorAll<HTMLElement>('[data-rule]')) element.classList.toggle('off', off.has(Number(element.dataset['rule'])))
  for (const box of document.querySelectorAll<HTMLInputElement>('[data-switch]')) box.checked = !off.has(Number(box.dataset['switch']))
  const characters = [...off].reduce((sum, rule) => sum + (data.rules[rule]?.characters ?? 0), 0)
  const status = document.getElementById('restored')
  if (status) status.textContent = off.size === 0 ? '' : `${characters.toLocaleString('en')} characters of ${off.size} ${off.size === 1 ? 'rule' : 'rules'} are back`
  label(state)
}

function listenToScrolling(state: State): void {
  const {source, tree} = state
  let waiting = false
  for (const pane of [source, tree]) {
    for (const kind of ['pointerenter', 'wheel', 'touchstart', 'focusin']) {
      pane.addEventListener(kind, () => {
        state.leader = pane
      }, {passive: true})
    }
    pane.addEventListener('scroll', () => {
      if (state.leader !== pane || waiting) return
      waiting = true
      requestAnimationFrame(() => {
        waiting = false
        const offset = offsetAt(state, pane)
        if (offset !== undefined) scrollToOffset(state, pane === source ? tree : source, offset)
      })
    }, {passive: true})
  }
}

function visit(state: State, offset: number): void {
  state.leader = state.source
  scrollToOffset(state, state.source, offset)
  const target = [...state.source.querySelectorAll<HTMLElement>('[data-note][data-at]')].findLast((element) => Number(element.dataset['at']) <= offset)
  target?.focus({preventScroll: true})
}

// What is shown and knows its place in the source, in the order of the source; what stands elsewhere on the page, such as footnotes, is left out.
function anchorsOf({anchors}: State, pane: HTMLElement): readonly HTMLElement[] {
  const known = anchors.get(pane)
  if (known) return known
  let last = -1
  const found = [...pane.querySelectorAll<HTMLElement>('[data-at]')].filter((element) => {
    const at = Number(element.dataset['at'])
    if (at <= last || element.closest('[hidden]') !== null) return false
    last = at
    return true
  })
  anchors.set(pane, found)
  return found
}

function topOf(pane: HTMLElement, element: HTMLElement): number {
  return element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop
}

// The offset at the upper edge of a pane: between two anchors as far as the edge is.
function offsetAt(state: State, pane: HTMLElement): number | undefined {
  const {from, to, top, bottom} = stretch(pane, anchorsOf(state, pane), (element) => topOf(pane, element) <= pane.scrollTop + 1) ?? {}
  if (from === undefined || to === undefined || top === undefined || bottom === undefined) return undefined
  return from + (to - from) * Math.min(1, Math.max(0, (pane.scrollTop - top) / Math.max(1, bottom - top)))
}

function scrollToOffset(state: State, pane: HTMLElement, offset: number): void {
  const {from, to, top, bottom} = stretch(pane, anchorsOf(state, pane), (element) => Number(element.dataset['at']) <= offset) ?? {}
  if (from === undefined || to === undefined || top === undefined || bottom === undefined) return
  pane.scrollTop = top + (bottom - top) * Math.min(1, Math.max(0, (offset - from) / Math.max(1, to - from)))
}

// From the last anchor that passes a test to the next: by offsets into the source, and by pixels.
function stretch(pane: HTMLElement, anchors: readonly HTMLElement[], test: (element: HTMLElement) => boolean): {from: number; to: number; top: number; bottom: number} | undefined {
  const index = lastWhere(anchors, test)
  const [here, next] = [anchors[index], anchors[index + 1]]
  if (!here) return undefined
  const from = Number(here.dataset['at'])
  return {from, to: Number(next?.dataset['at'] ?? here.dataset['to'] ?? from), top: topOf(pane, here), bottom: next ? topOf(pane, next) : pane.scrollHeight}
}

function lastWhere(elements: readonly HTMLElement[], test: (element: HTMLElement) => boolean): number {
  let [low, high] = [0, elements.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (test(elements[middle]!)) low = middle
    else high = middle - 1
  }
  return low
}

/* v8 ignore stop */

const parts = [
  start, listenToPointer, show, label, reveal, listenToKeys, step, listenToSwitches, toggle, setAll, refresh, listenToScrolling, visit, anchorsOf, topOf, offsetAt, scrollToOffset, stretch, lastWhere
]

/** The script of the page. */
export const script = `(() => {\n'use strict'\n${parts.map(String).join('\n')}\n${start.name}()\n})()`
