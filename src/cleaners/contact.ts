import {isFragment, type Block, type Page} from '../blocks.ts'
import {endsSentence} from '../text.ts'
import type {Cleaner, Rule} from '../edit.ts'
import {blockCleaner, isTitle, stands, type Marks} from '../rule.ts'

const rules: readonly Rule[] = [
  {
    id: 'block', category: 'contact', what: 'lines of addresses, telephone numbers and the like, the name above them and the lines between them',
    matches: [
      '地址：临海市码头路18号\n\n海港大厦7楼\n\n邮编：317000\n\n电话：+86 576 8511 2233', 'Ann Lee\n\n+44 20 7946 0018\n\nann.lee@harbour.example', 'Address: 12 Quay Street\n\nTel: +44 20 7946 0018\n\nFax: +44 20 7946 0019',
      '临海\n\n地址：临海市码头路18号\\\n7楼\\\n电话：0576-85112233'
    ],
    spares: [
      '他的电话是 0576-85112233，没有人接过。', 'Write to ann.lee@harbour.example before the end of May.', '电话：一种正在消失的习惯', '地址：一封信能不能寄到，全看它写得对不对，邮差常常要猜。\n\n电话：没有人再记得号码了，都存在机器里，丢了就再也找不到。',
      '```\nemail: a@b.example\nphone: 5551234567\n```', '- Email: a@b.example'
    ]
  },
  {
    id: 'line', category: 'contact', what: 'one line of an address, behind the end of the text',
    matches: ['Email: office@harbour.example', '联系电话：0576-85112233'],
    spares: ['Email: the end of the letter?', 'https://www.harbour.example', 'ann@harbour.example', '联系电话：0576-85112233\n\n船坞在三十年前关了门，只有这个号码还写在墙上，红漆已经掉了一半，没有人去擦。']
  }
]

/** Takes out contact blocks; a mail address or a number inside prose stays. */
export function contact(): Cleaner {
  return blockCleaner({name: 'contact', version: 1, rules, find: markRuns})
}

const named: ReadonlyArray<readonly [kind: string, pattern: RegExp]> = [
  ['address', /^(?:(?:公司|办公|联系|通讯|详细|总部|单位)?地址|address|head office|headquarters)\s?[:：]\s?\S/u],
  ['post', /^(?:邮编|邮政编码|post(?:al)? ?code|zip(?: code)?)\s?[:：]\s?\d/u],
  ['phone', /^(?:(?:联系|咨询|办公|服务|客服|订阅|值班|公司)?(?:电话|热线|手机)|固话|tel(?:ephone)?(?: no)?|phone|mobile|cell|hotline|t|m)\s?[.:：]+\s?(?:\w{1,4}\s?)?[+(（]?\d[\d\s()（）.\-–—/转ext]{5,}$/u],
  ['fax', /^(?:传真|fax|f)\s?[.:：]+\s?[+(]?\d[\d\s().\-–—/]{5,}$/u],
  ['mail', /^(?:(?:联系|电子|投稿|公司|客服)?(?:邮箱|邮件|电邮|信箱)|e-?mail|mail)\s?[:：]\s?[\w.+-]+(?:@|\(at\)|\[at\])[\w.-]+$/u],
  ['mail', /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/u],
  ['phone', /^[+(]?\d[\d\s().–-]{6,22}\d$/u],
  ['web', /^(?:(?:官方)?网站|网址|官网|主页|web(?:site)?|url|homepage)?\s?[:：]?\s?(?:https?:\/\/|www\.)[^\s\u3002\uff0c]+$/u],
  ['person', /^(?:联系人|分析师|研究员|研究助理|证书编号|执业证书(?:编号)?|contact|analyst|sac)\s?[:：]\s?\S.{0,30}$/u]
]

/** What every line of a contact block holds: an address, a colon, a long number. */
const hint = /[@:：]|\d[\d\s().–-]{5}/u
const isHinted = (text: string): boolean => hint.test(text) || text.includes('www.')
const digits = /\d/gu
const dated = /^\d{4}[-./]\d{1,2}[-./]\d{1,2}/u

/** Of nearly every block. */
const none: readonly string[] = []

/** What kinds of contact the lines of a block give; none when a line of it is something else. */
function kindsOf(block: Block): readonly string[] {
  if (block.text === '' || block.text.length > 400 || block.kind === 'other' || !isHinted(block.text)) return none
  const kinds: string[] = []
  let others = 0
  for (const line of block.text.split('\n')) {
    const kind = kindOf(line.trim())
    if (kind) kinds.push(kind)
    else others++
  }
  return others <= kinds.length && block.size <= 60 ? kinds : none
}

function kindOf(line: string): string | undefined {
  const key = line.toLowerCase()
  if (line.length > 120 || /[。！？!?]$/u.test(line)) return undefined
  const kind = named.find(([, pattern]) => pattern.test(key))?.[0]
  if (kind === 'phone' && (dated.test(key) || (key.match(digits)?.length ?? 0) < 7)) return undefined
  return kind
}

/** This many lines that say nothing by themselves may stand between two of a block: the second line of an address. */
const between = 2

function markRuns(page: Page, marks: Marks): void {
  const {blocks} = page
  const kinds = blocks.map(kindsOf)
  for (let from = 0; from < blocks.length; from++) {
    if (kinds[from]!.length === 0) continue
    let to = from
    for (let at = from + 1; at < blocks.length && at - to <= between + 1; at++) {
      if (kinds[at]!.length > 0) to = at
      else if (!isContinuation(blocks[at]!)) break
    }
    const found = kinds.slice(from, to + 1).flat()
    const several = found.length > 1 && new Set(found).size > 1 && found.some((kind) => kind !== 'web') && !blocks[from]!.holder
    if (several) mark(page, marks, nameAbove(page, from), to, 'block', `lines of ${[...new Set(found)].join(', ')}`)
    else if (labelled.test(blocks[from]!.text) && to === from && stands(page, from, 'end') && isLast(page, to)) mark(page, marks, from, to, 'line', `a line of ${found[0]} behind the text`)
    from = to
  }
}

const labelled = /^[^:：@/]{1,20}[:：]\s?[\w+(]/u

const isContinuation = (block: Block): boolean => block.kind !== 'other' && block.size <= 24 && !endsSentence(block.text)

function mark({blocks}: Page, marks: Marks, from: number, to: number, rule: string, reason: string): void {
  for (const block of blocks.slice(from, to + 1)) if (!marks.has(block)) marks.set(block, {rule, reason})
}

// A city, an office or a person's name.
function nameAbove(page: Page, index: number): number {
  const above = page.blocks[index - 1]
  if (!above || !isFragment(above, 8) || isTitle(page, above) || above.holder || /[:：]$/u.test(above.text)) return index
  return above.node.type === 'heading' && above.node.depth < 3 && above.size > 6 ? index : index - 1
}

const isLast = ({blocks}: Page, index: number): boolean => blocks.slice(index + 1, index + 4).every(({size, kind}) => size <= 8 && kind !== 'other')
