import {isFragment, isProse, type Block, type Page} from '../blocks.ts'
import type {Cleaner, Rule} from '../edit.ts'
import {blockCleaner, type Marks} from '../rule.ts'

const rules: readonly Rule[] = [
  {
    id: 'biography', category: 'author-bio', what: 'a paragraph on the life and works of the author, behind the article',
    matches: [
      '作者简介\n\n林舟，海洋史研究者，毕业于临海大学，著有《潮水的时间表》，曾任海港周刊主编。', 'About the author\n\nAnn Lee is a reporter who covers ports and shipping. She lives by the sea and is the author of two books.',
      '海港研究社创始人兼总编\n\n海洋史领域的代表人物，他是临海大学的客座教授，曾参与编写《港口志》，创立了海港研究社，为渔民提供服务。'
    ],
    spares: [
      '林舟是这个村子的船长，他曾在三条船上做过水手，后来毕业于一所航海学校。', '## About the author\n\nThe name on the cover is not his. He took it from a gravestone.\n\nThe letters show that he had used it twice before, in the north, when the yard was sold.',
      '他说，创始人兼总编这样的头衔没有意义。'
    ]
  },
  {
    id: 'role', category: 'author-bio', what: 'the line above the biography that names the author or his post',
    matches: ['海港研究社创始人兼总编\n\n海洋史领域的代表人物，他是临海大学的客座教授，曾参与编写《港口志》，创立了海港研究社，为渔民提供服务。', 'About the author\n\nAnn Lee is a reporter who covers ports and shipping. She lives by the sea and is the author of two books.'],
    spares: ['海港研究社创始人兼总编\n\n这个头衔他用了三十年，从来没有人问过那个研究社在哪里，它只有一间屋子。', '作者简介']
  }
]

/** Takes out what is said of the author behind the article. */
export function authorBio(): Cleaner {
  return blockCleaner({name: 'author-bio', version: 1, rules, find: markBiography})
}

const label = /^(?:关于|本文)?(?:作者|译者|嘉宾|讲者|主讲人|编者)(?:简介|介绍|信息|档案|其人)?[:：]?$|^(?:about|meet) (?:the )?(?:authors?|writers?|editors?|speakers?|translators?)[:.]?$|^(?:about )?(?:the )?authors?[:.]?$|^written by$/u
const opening = /^(?:关于|本文)?(?:作者|译者)(?:简介|介绍|[系为是])?\s?[:：]|^(?:作者|本文作者|译者)(?:[系为是]|现任|现为)|^about the authors?[:.]|^the (?:authors?|writers?) (?:is|are|was)\b/u
const role = /(?:创始人|创办人|ceo|cto|cfo|coo|总裁|董事长|总经理|教授|研究员|分析师|记者|主编|总编|专栏作者|专栏作家|合伙人|主任|院长|所长|博士|工程师|作家|律师|经济学家|founder|editor|reporter|correspondent|columnist|professor|analyst|writer|contributor|director|engineer)$/u

/** Signs of a biography, each counted once. */
const signs: readonly RegExp[] = [
  /毕业于|博士|硕士|学士|graduat|\bph\.?d\b|\bdegree\b|studied/iu, /著有|合著|出版|作品|编写|书籍|译著|代表作|author of|\bbooks?\b|published|his work|her work/iu, /曾(?:[任在于获]|参与|供职|担任)|历任|formerly|previously|worked (?:at|for|as)|years of experience|has (?:worked|written|been)/iu,
  /现(?:[任为居]|供职)|担任|创立|创办|创始人|founder|co-?founded|\bfounded\b|currently|lives in|based in|lives (?:by|with)/iu, /代表人物|从业|连续创业|领域|长期(?:从事|关注|研究)|专注|研究方向|资深|covers|specializ|\bcovering\b|focus(?:es|ing) on|writ(?:es|ing) (?:about|on|for)|reports? on/iu,
  /[他她]是|(?:^|[，,。])(?:他|她)|\b(?:he|she|they) (?:is|has|was|lives|writes|holds|works|covers|enjoys|can be)\b/iu, /\bis (?:a|an|the) (?:[\w-]+ ){0,5}(?:writer|author|editor|journalist|reporter|professor|founder|engineer|developer|consultant|analyst|contributor|columnist|researcher|lecturer|director|blogger|fellow)\b|(?:专栏作[者家]|研究者|研究员|教授|主编|记者|作家|博主)(?:[，,。、]|$)/iu,
  /follow (?:him|her|them)|twitter|@\w+|微博|公众号|个人网站|email/iu
]

const longest = 260

function markBiography(page: Page, marks: Marks): void {
  const {blocks, document: {data}} = page
  const end = lastProse(blocks)
  const names = (data.metadata.authors ?? []).filter((name) => name.length > 1)
  for (let index = end; index >= Math.max(1, end - 3); index--) {
    const block = blocks[index]!
    const above = blocks[index - 1]!
    if (block.text === '' || block.kind === 'heading' || block.size > longest) continue
    const titled = isFragment(above, 24) && (label.test(above.key) || role.test(above.key))
    const named = names.some((name) => block.text.includes(name))
    const count = signs.filter((sign) => sign.test(block.text)).length
    const enclosed = opening.test(block.key) && /^[(（【[].*[)）】\]]$/su.test(block.text)
    const needed = enclosed ? 1 : titled ? (named || label.test(above.key) ? 2 : 3) : opening.test(block.key) ? 2 : named ? 4 : 5
    if (count < needed || (block.size < 12 && !enclosed)) continue
    marks.set(block, {rule: 'biography', reason: `${count} signs of a biography behind the article${named ? ', of the author' : ''}`})
    if (titled) marks.set(above, {rule: 'role', reason: 'the line above the biography'})
  }
}

// What ends an article: legal lines and credits are no prose of its.
function lastProse(blocks: readonly Block[]): number {
  return blocks.findLastIndex((block) => isProse(block) && block.kind !== 'item' && !/转载|版权|all rights reserved/iu.test(block.text))
}
