import type {Block, Page} from '../blocks.ts'
import type {Document} from '../document.ts'
import type {Cleaner} from '../edit.ts'
import {keyOf} from '../key.ts'
import {hostOf} from '../learn/host.ts'
import {alike, likeness, shapeOf, shinglesOf} from '../learn/likeness.ts'
import {addressOf, plainAddress} from '../learn/lines.ts'
import {readRules, type LearnedRule, type RuleFile} from '../learn/rule-file.ts'
import {zoneOf} from '../learn/zone.ts'
import {blockCleaner, isIntroduced, isTitle} from '../rule.ts'

/**
 * Take out what a rule file names: lines that `learn` found across the documents of a site, and that somebody has looked at.
 *
 * It is no part of the default cleaners; apply it behind them, as it was learned from what they leave. A file that is wrong is a `TypeError` that says where.
 */
export function learnedRules(file: RuleFile): Cleaner {
  const {rules, hosts, documents} = readRules(file)
  const find = matcher(rules)
  const cleaner = blockCleaner({
    name: 'learned-rules', version: 1,
    rules: rules.map(({id, category, text, count}) => ({id, category, what: `what stands in ${count} of ${documents} documents of a site: \`${text.slice(0, 80)}\``, matches: [], spares: []})),
    find(page, marks) {
      for (const [index, block] of page.blocks.entries()) {
        const rule = block.gone || isSpared(page, index, block) ? undefined : find(block, page, index)
        if (rule) marks.set(block, {rule: rule.id, reason: `stands in ${rule.count} of ${documents} documents of the site`})
      }
    }
  })
  return {...cleaner, propose: (document, memory) => (isOf(document, hosts) ? cleaner.propose(document, memory) : [])}
}

function isOf(document: Document, hosts: readonly string[] | undefined): boolean {
  const host = hostOf(document)
  return hosts === undefined || host === undefined || hosts.includes(host)
}

const isSpared = (page: Page, index: number, block: Block): boolean => (block.text === '' && block.kind !== 'image') || isTitle(page, block) || isIntroduced(page, index)

type Find = (block: Block, page: Page, index: number) => LearnedRule | undefined

// Of several rules the first of the file holds, the surest kind first.
function matcher(rules: readonly LearnedRule[]): Find {
  const by = (kind: LearnedRule['match'], key: (text: string) => string): ReadonlyMap<string, LearnedRule[]> => {
    const found = new Map<string, LearnedRule[]>()
    for (const rule of rules) if (rule.match === kind) found.set(key(rule.text), [...(found.get(key(rule.text)) ?? []), rule])
    return found
  }
  const [texts, shapes, images] = [by('text', keyOf), by('shape', shapeOf), by('image', plainAddress)]
  const near = rules.filter(({match}) => match === 'near').map((rule) => ({rule, shingles: shinglesOf(rule.text)}))
  return (block, page, index) => {
    const stands = ({where}: LearnedRule): boolean => where === 'anywhere' || zoneOf(page, index) === where
    if (block.kind === 'image') return images.get(addressOf(block.node) ?? '')?.find(stands)
    const exact = texts.get(block.key)?.find(stands) ?? (shapes.size === 0 ? undefined : shapes.get(shapeOf(block.text))?.find(stands))
    if (exact || near.length === 0) return exact
    const shingles = shinglesOf(block.text)
    return near.find(({rule, shingles: wanted}) => stands(rule) && likeness(wanted, shingles) >= alike)?.rule
  }
}
