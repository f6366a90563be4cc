import type {Nodes} from 'mdast'
import {describe, expect, test} from 'vitest'
import {VFile} from 'vfile'
import {account} from '../src/account.ts'
import {forumTsv, forumTsvOptions, type ForumTsvOptions} from '../src/adapters/forum-tsv.ts'
import type {Document, Entry} from '../src/document.ts'
import {locate} from '../src/locate.ts'
import {normalize, type NormalizeOptions} from '../src/normalize.ts'
import {visibleText} from '../src/text.ts'

function read(value: string, options: ForumTsvOptions = {}, more: NormalizeOptions = {}): {file: VFile; documents: Document[]; unaccounted: number} {
  const file = new VFile({path: 'a.tsv', value})
  const documents = [...normalize(file, {adapters: [forumTsv(options)], ...more})]
  return {file, documents, unaccounted: account(file, documents).unaccounted}
}
const posts = ({documents}: {documents: Document[]}): Entry[] => documents.flatMap(({children}) => children.filter((node): node is Entry => node.type === 'entry'))
const texts = (from: {documents: Document[]}): string[] => posts(from).map((post) => visibleText(post))
const row = (thread: number, post: number, content: string, title = '渡口的灯'): string =>
  [thread, '某论坛', '闲谈', title, `https://a.example/t/${thread}`, '摆渡人', 'https://a.example/u/1', '2018-1-27', post, '看灯人', 'https://a.example/u/2', '2018-1-28 9:05', post % 100, content].join('\t')
const kinds = (node: Nodes): string => ('children' in node ? `${node.type}(${node.children.map(kinds).join(' ')})` : node.type)

describe('threads', () => {
  test('are rows that follow each other', () => {
    expect(read([row(1, 1, 'a'), row(2, 2, 'b'), row(1, 3, 'c')].join('\n')).documents).toHaveLength(3)
  })
  test('are told by address or title where they have no id; else the file is one', () => {
    expect(read('title,text\na,x\na,y\nb,z\n').documents).toHaveLength(2)
    expect(read('url,title,text\nhttps://a.example/,a,x\nhttps://b.example/,a,y\n').documents).toHaveLength(2)
    expect(read('name,text\na,x\nb,y\n').documents).toHaveLength(1)
  })
  test('begin with the post that has their id', () => {
    const result = read('id,root_id,title,text,tags\n5,\\N,Why?,first,"a b, c"\n6,5,,second,\n7,,How?,third,\n')
    expect(result.documents.map(({children}) => children.length)).toEqual([2, 1])
    expect(result).toMatchObject({unaccounted: 0, documents: [{data: {metadata: {title: 'Why?', tags: ['a', 'b', 'c']}}}, {}]})
  })
  test('hold answers that name no thread of their own', () => {
    const result = read('id,parent_id,title,text\nabc,,Why?,first\nabd,t3_abc,,second\nabe,abd,,third\nabf,xyz,,fourth\nabg,,How?,fifth\n')
    expect(result.documents.map(({children}) => children.length)).toEqual([3, 1, 1])
    expect(result.unaccounted).toBe(0)
    const titled = read('title,text\nThe ferry,first\nRe: The ferry,second\nAW: RE: The ferry,third\nRegatta,fourth\n')
    expect(titled.documents.map(({children}) => children.length)).toEqual([3, 1])
    expect(posts(titled)[1]).toMatchObject({data: {extra: {title: 'Re: The ferry'}}})
  })
  test('keep what a row says otherwise', () => {
    const result = read([row(1, 1, 'a'), row(1, 2, 'b', 'Re: 渡口的灯')].join('\n'))
    expect(posts(result)[1]!.data!.extra).toMatchObject({title: 'Re: 渡口的灯'})
    expect(result.unaccounted).toBe(0)
  })
  test('take date and author of their first post where nothing else says them, and never of a later one', () => {
    const metadata = (floor: number): unknown => read(`tid,author,date,floor,text\n1,Ann,2020-01-02,${floor},hello\n1,Bo,2020-01-03,${floor + 1},bye\n`).documents[0]!.data.metadata
    expect(metadata(1)).toMatchObject({published: '2020-01-02', authors: ['Ann']})
    expect(metadata(4)).toEqual({extra: {tid: '1'}})
  })
  test('may have more times than are remembered', () => {
    const lines = Array.from({length: 6000}, (_, index) => `1\t2020-01-02 10:00:00.${String(index).padStart(4, '0')}\ta`)
    const dates = posts(read(`tid\tdate\ttext\n${lines.join('\n')}\n`)).map(({at}) => at)
    expect([dates[0], dates[5999], new Set(dates).size]).toEqual(['2020-01-02T10:00:00.0000', '2020-01-02T10:00:00.5999', 6000])
  })
  test('keep a date that cannot be read, and a floor with words', () => {
    const result = read('tid\t主题时间\t楼层\tdate\ttext\n1\tlast week\t3楼\tyesterday\thello\n1\tlast week\t沙发\t 2020-01-02 \tbye\n', {}, {timezone: '+08:00'})
    expect(result.documents[0]!.data.metadata.extra).toMatchObject({主题时间: 'last week'})
    expect(posts(result)).toMatchObject([{number: 3, data: {extra: {楼层: '3楼', date: 'yesterday'}}}, {at: '2020-01-02', data: {extra: {楼层: '沙发'}}}])
    expect(result.unaccounted).toBe(0)
  })
})

describe('rows that cannot be read', () => {
  test('are rejected with their line, and the thread says so', () => {
    const {file, documents, unaccounted} = read(['broken\trow', row(1, 1, 'a'), 'x\ty', 'x', '', row(2, 2, 'b')].join('\n'))
    expect(file.messages.map(({ruleId, line, source}) => `${source}:${ruleId} ${line}`)).toEqual(['forum-tsv:ragged-row 1', 'forum-tsv:ragged-row 3', 'forum-tsv:ragged-row 4'])
    expect(documents.map(({data}) => data.verdict.suspect)).toEqual([true, false])
    expect(documents[0]!.data.verdict.reasons[0]!.reason).toContain('3 rows')
    expect(unaccounted).toBe(0)
  })
  test('are those beyond the limit', () => {
    const {file, documents, unaccounted} = read([1, 2, 3, 4].map((id) => row(1, id, 'a')).join('\n'), {}, {limits: {rows: 2}})
    expect(file.messages.map(({ruleId, source, line}) => `${source}:${ruleId} ${line}`)).toEqual(['limit:too-many-rows 3'])
    expect(documents[0]!.children).toHaveLength(2)
    expect(unaccounted).toBe(0)
  })
  test('are found behind the rows that are looked at', () => {
    const {file, documents} = read(`${Array.from({length: 300}, (_, index) => row(1, index + 1, 'a')).join('\n')}\nx\ty`)
    expect(file.messages.map(({line}) => line)).toEqual([301])
    expect(documents[0]!.children).toHaveLength(300)
  })
  test('are not those that leave off empty cells, or add some', () => {
    expect(posts(read('text\tnote\nhello\nbye\t\t\n', {header: true}))).toHaveLength(2)
  })
})

describe('bodies', () => {
  const table = (...bodies: string[]): string => ['tid\tauthor\tcontent', ...bodies.map((body) => `1\tAnn\t${body}`)].join('\n')
  const body = (value: string, options: ForumTsvOptions = {}): string[] => posts(read(value, options)).map((post) => post.children.map(kinds).join(' '))
  test('are text where little shows otherwise', () => {
    expect(texts(read(table('**a** _b_', '<b>c</b>', '[b]d[/b]', '&amp; e', '# f')))).toEqual(['**a** _b_', '<b>c</b>', '[b]d[/b]', '&amp; e', '# f'])
  })
  test('are HTML where most are', () => {
    expect(texts(read(table('<p>a &amp; b</p>', '<p>c</p>')))).toEqual(['a & b', 'c'])
    expect(texts(read(table('a<br>b', '<i>c</i> d', 'x')))).toEqual(['a\nb', 'c d', 'x'])
    expect(read(table('&lt;p&gt;a&lt;/p&gt;', '&lt;p&gt;b &amp;amp; c&lt;/p&gt;', '&lt;p&gt;d&lt;/p&gt;', '&lt;p&gt;e&lt;/p&gt;')).unaccounted).toBe(0)
  })
  test('are BBCode where many are', () => {
    expect(body(table('[b]a[/b]', '[i]b[/i]', '[b]c', '[u]d[/u]'))).toEqual(['paragraph(strong(text))', 'paragraph(emphasis(text))', 'paragraph(text)', 'paragraph(emphasis(text))'])
  })
  test.each(['<!-- never closed', '<a href="x', '<p class="x> two</p>', '<?php echo 1', '<!'])('that are cut within %s hold it as text', (cut) => {
    expect(texts(read(table(`<p>one</p>${cut}`, '<p>c</p>')))).toEqual([`one\n${cut}`, 'c'])
  })
  test('that their format makes nothing of are text', () => {
    expect(texts(read(table('<!---->'), {body: 'html'}))).toEqual(['<!---->'])
    expect(read(table('<![CDATA[a]]><ul>b'), {body: 'html'}).unaccounted).toBe(0)
  })
  test('have character references decoded as often as they were encoded', () => {
    const encoded = ['a &amp; b', 'say &quot;c&quot;', 'd &#39;e&#x27;', '&lt;f&gt;', 'g']
    expect(texts(read(table(...encoded)))).toEqual(['a & b', 'say "c"', "d 'e'", '<f>', 'g'])
    expect(texts(read(table(...encoded, 'h & i')))[0]).toBe('a &amp; b')
    expect(texts(read(table('&amp;quot;a&amp;quot;', 'b&amp;#39;s', '&amp;lt;c &amp;#00;', 'd &amp;amp; e'), {body: 'text'}))).toEqual(['"a"', "b's", '<c &#00;', 'd & e'])
  })
  test('are of the format that is said outright', () => {
    expect(body(table('[b]a[/b]'), {body: 'bbcode'})).toEqual(['paragraph(strong(text))'])
    expect(texts(read(table('<p>a</p>'), {body: 'text'}))).toEqual(['<p>a</p>'])
  })
  test('quote what was cut by an escape or doubled mark', () => {
    const {file, documents} = read('tid,text\n1,"say ""so"", he said, twice"\n1,"b\n\n c"\n')
    const [paragraph] = posts({documents})[0]!.children
    if (paragraph?.type !== 'paragraph' || paragraph.children[0]?.type !== 'text') throw new Error('no text')
    expect(paragraph.children[0].value).toBe('say "so", he said, twice')
    expect(locate(file, paragraph.children[0], 9)).toBe(23)
    expect(paragraph.position).toMatchObject({start: {offset: 12}, end: {offset: 38}})
  })
})

describe('what forum software writes', () => {
  const one = (content: string): Entry => posts(read(`tid,author,content\n1,Ann,"${content.replaceAll('"', '""')}"\n1,Bo,"a\nb"\n`))[0]!
  test.each([
    ['引用：原帖由 甲 于 2011-1-2 10:00 发表\n旧话\n\n新话', {by: '甲', at: '2011-01-02T10:00'}, 2],
    ['甲 发表于 2011-1-2 10:00\n旧话\n旧话\n\n新话', {by: '甲', at: '2011-01-02T10:00'}, 3],
    ['Originally posted by Ann:\nold\n\nnew', {by: 'Ann'}, 2],
    ['On 2 Jan 2011, Ann wrote:\n> old\n>> older\nnew', {by: 'Ann', at: '2011-01-02'}, 3],
    ['Ann wrote:\nold or new', {by: 'Ann'}, 1]
  ])('quotations: %j', (content, data, blocks) => {
    const [quote] = one(content).children
    expect(quote).toMatchObject({type: 'blockquote', data})
    expect(quote?.type === 'blockquote' && quote.children.length).toBe(blocks)
  })
  test('an attribution within a line is text', () => {
    expect(one('原帖由 甲 于 2011-1-2 10:00 发表 旧话和新话').children.map(kinds)).toEqual(['paragraph(text)'])
  })
  test.each([
    ['本帖最后由 甲 于 2011-1-2 10:00 编辑\n正文', {by: '甲', at: '2011-01-02T10:00'}],
    ['[ 本帖最后由 甲 于 2011-1-2 10:00 编辑 ] 正文', {by: '甲', at: '2011-01-02T10:00'}],
    ['正文\n[Last edited by Ann on 2011-1-2 10:00]', {by: 'Ann', at: '2011-01-02T10:00'}]
  ])('notices of edits: %j', (content, edited) => {
    const post = one(content)
    expect(post.data).toMatchObject({edited})
    expect(post.children.map(({data}) => data?.role).sort()).toEqual(['credit', undefined])
  })
  test.each(['正文。 发自我的手机', '正文。\n来自 某某客户端', 'Text.\n\nSent from my Fernphone', `${'正文很长，'.repeat(90)} 发自我的手机`])('lines of apps: %j', (content) => {
    expect(one(content).children.map(({data}) => data?.role)).toEqual([undefined, 'signature'])
  })
  test.each(['他来自 客户端', '信是发自我的家乡的，很远很远', '来自 山里', '这个消息来自 手机 行业', '编辑部在二楼，本帖不删', '我想发表意见', `${'长'.repeat(79)}发自我的手机在手机`, `${'长'.repeat(500)}`])('other lines stay: %j', (content) => {
    expect(one(content).children.map(({data}) => data?.role)).toEqual([undefined])
  })
  test('in HTML and BBCode too', () => {
    const html = ['<p>本帖最后由 甲 于 2011-1-2 10:00 编辑</p><blockquote><b>乙 发表于 2011-1-1 10:00</b><br>旧话</blockquote><hr><p>新话</p><p>发自我的手机</p>', '<p>a</p>'].join('\n1\tAnn\t')
    const [post] = posts(read(`tid\tauthor\tcontent\n1\tAnn\t${html}`))
    expect(post!.children.map(({type, data}) => [type, data?.role ?? data?.by])).toEqual([['paragraph', 'credit'], ['blockquote', '乙'], ['thematicBreak', undefined], ['paragraph', undefined], ['paragraph', 'signature']])
    expect(post!.data).toMatchObject({edited: {by: '甲', at: '2011-01-02T10:00'}})
  })
})

describe('accounting', () => {
  test('fails where a cell is held by nothing', () => {
    const {file, documents} = read('id,author,text\n1,Ann,hello\n2,Bo,bye\n')
    posts({documents})[1]!.by = 'Eve'
    expect(account(file, documents).unaccounted).toBe(2)
    const other = read('id,author,floor,text\n1,Ann,1,hello\n2,Bo,2,bye\n')
    posts(other)[1]!.by = 'Eve'
    expect(account(other.file, other.documents).unaccounted).toBe(2)
  })
  test('of a dump holds replies and posts that are not there', () => {
    const result = read('tid\tid\tparent_id\ttext\n1\t1\t\\N\t\\N\n1\t2\t1\ta\\nb\n1\t3\t1\ta\\\\b\n')
    expect(posts(result)).toMatchObject([{children: []}, {replyTo: '1'}, {replyTo: '1'}])
    expect(result.unaccounted).toBe(0)
  })
  test('explains every dialect and format', () => {
    for (const text of ['id|text|n\n1|a|"x"\n2|b|\\N\n', 'id\tn\ttext\n1\ta\\\tb\t\\N\n2\tc\\nd\te\n', 'id,text,n\n1,"<a title=""a > b"">x</a>",1\n2,"<p>y</p>",2\n', 'id\rtext\r1\ta\r', 'id\ttext\r\n1\ta\rb\r\n2\tc\r\n', 'id\tmood\ttext\n1\ta\rb\tx\n', 'id,mood,text\n1,a\rb,x\n', 'id;author;"body\ne"\n3;Ann;x', 'author;body\r:\nh;i', 'a,b\n"Mon,"Mon,."\n', 'Export 2020-03-04,,,\n,,, \nThread,User,Date,Post\n12,ann,2020-01-02 10:00,When?\n12,bob,2020-01-02 11:00,"At six, I think."\n', '番号1 0:5 \t前\t日']) {
      expect(read(text).unaccounted, text).toBe(0)
      expect(read(text, {header: true}).unaccounted, text).toBe(0)
    }
    expect(read('id\tauthor\ttext\tnote\n1\tA\tx\t"\\"\n', {dialect: 'escaped'})).toMatchObject({unaccounted: 0, documents: [{children: [{data: {extra: {note: '""'}}}]}]})
    expect(read('id\tauthor\ttext\n1\tA\\\tB\tx\n', {dialect: 'escaped'})).toMatchObject({unaccounted: 0, documents: [{children: [{by: 'A\tB'}]}]})
    expect(posts(read('id,mood,text\n1,a\rb,x\n'))).toMatchObject([{data: {extra: {mood: 'a\rb'}}}])
    expect(read('id;text\n1;a', {delimiter: ';'}).unaccounted).toBe(0)
  })
})

describe('cut', () => {
  const adapter = forumTsv()
  test('is where the last thread begins', () => {
    const text = [row(1, 1, 'a'), row(1, 2, 'b'), row(2, 3, 'c'), row(3, 4, 'd'), row(3, 5, '')].join('\n')
    expect(text.slice(adapter.cut!(text))).toBe([row(3, 4, 'd'), row(3, 5, '')].join('\n'))
    expect(adapter.cut!(row(1, 1, 'a'))).toBe(0)
    expect(adapter.cut!('text\na\nb\n')).toBe(0)
  })
  test('is not within a quoted cell', () => {
    const text = 'tid,text\n1,"a"\n2,"b"\n3,"c\nd'
    expect(text.slice(adapter.cut!(text))).toBe('2,"b"\n3,"c\nd')
  })
  test('parts are read as the whole is', () => {
    const text = 'tid,who,text\n' + Array.from({length: 40}, (_, index) => `${Math.floor(index / 3)},w${index},"a ""${index}""\nb"\n`).join('')
    const options = forumTsvOptions(text.slice(0, 200))
    const found: string[] = []
    let rest = text
    for (let size = 200, first = true; rest !== ''; first = false) {
      const part = rest.slice(0, size)
      const at = part === rest ? rest.length : forumTsv(first ? {} : options).cut!(part)
      if (at === 0) size *= 2
      else {
        found.push(...read(rest.slice(0, at), first ? {} : options).documents.map(({children}) => JSON.stringify(children.map((child) => visibleText(child)))))
        rest = rest.slice(at)
      }
      if (at === 0) first = found.length === 0
    }
    expect(found).toEqual(read(text).documents.map(({children}) => JSON.stringify(children.map((child) => visibleText(child)))))
  })
})

test.each([{dialect: 'excel'}, {delimiter: '\t\t'}, {delimiter: '"'}, {header: 'yes'}, {columns: []}, {columns: 'a'}, {columns: [1]}, {body: 'markdown'}])('a wrong option is refused: %j', (options) => {
  expect(() => forumTsv(options as ForumTsvOptions)).toThrow(TypeError)
})

test('nothing is an empty document', () => {
  expect(read('')).toMatchObject({unaccounted: 0, documents: [{children: [], data: {verdict: {kind: 'empty'}}}]})
})

describe('the accounts of a table', () => {
  const rows = ['topic\tauthor\tfloor\tcontent\tlikes\tmood', 'Boats\tAda\t7\tOne boat.\t4\tcalm', 'Boats\tBo\t2\tTwo boats.\t45\tglad', 'Boats\tCy\t3\tThree boats.\t\tcalm', 'Ropes\tAda\t8\tA rope.\t5\t', 'Ropes\tDi\t9x\t\t6\tglad']
  const accounted = (change: (entry: Entry) => void, post: number): string[] => {
    const file = new VFile({value: rows.join('\n'), path: 'table.tsv'})
    const documents = [...normalize(file, {adapters: [forumTsv({columns: ['topicTitle', 'author', 'floor', 'content', 'likes', 'mood'], header: true})]})]
    change(documents.flatMap(({children}) => children as Entry[])[post]!)
    return account(file, documents).spans.filter(({class: kind}) => kind === 'unaccounted').map(({start, end}) => rows.join('\n').slice(start, end))
  }
  test.each([0, 1, 2, 3, 4])('miss no cell of post %i, and any that its entry no longer holds', (post) => {
    expect(accounted(() => {}, post)).toEqual([])
    const [, author, floor, , likes, mood] = rows[post + 1]!.split('\t')
    expect(accounted((entry) => { delete entry.by }, post)).toEqual([author])
    expect(accounted((entry) => { entry.by = `${entry.by}x` }, post)).toEqual([author])
    expect(accounted((entry) => { delete entry.number; delete entry.data?.extra?.['floor'] }, post)).toEqual([floor])
    expect(accounted((entry) => { delete entry.data?.extra }, post)).toEqual([floor!.endsWith('x') ? floor! : [], likes!, mood!].flat().filter((cell) => cell !== ''))
  })
})
