import {describe, expect, test} from 'vitest'
import {VFile} from 'vfile'
import {account} from '../src/account.ts'
import {forumTsv, type ForumTsvOptions} from '../src/adapters/forum-tsv.ts'
import type {Document, Entry} from '../src/document.ts'
import {normalize} from '../src/normalize.ts'
import {visibleText} from '../src/text.ts'

function read(value: string, options: ForumTsvOptions = {}): {file: VFile; documents: Document[]; unaccounted: number} {
  const file = new VFile({path: 'a.tsv', value})
  const documents = [...normalize(file, {adapters: [forumTsv(options)]})]
  return {file, documents, unaccounted: account(file, documents).unaccounted}
}
const posts = ({documents}: {documents: Document[]}): Entry[] => documents.flatMap(({children}) => children.filter((node): node is Entry => node.type === 'entry'))
const texts = (from: {documents: Document[]}): string[] => posts(from).map((post) => visibleText(post))
const row = (thread: number, post: number, content: string, title = '渡口的灯'): string =>
  [thread, '某论坛', '闲谈', title, `https://a.example/t/${thread}`, '摆渡人', 'https://a.example/u/1', '2018-1-27', post, '看灯人', 'https://a.example/u/2', '2018-1-28 9:05', post % 100, content].join('\t')

describe('columns', () => {
  test('of fourteen cells without a header are told by their kinds', () => {
    const result = read(`${row(7, 101, '灯没有亮。')}\t\n${row(7, 102, '修好了。')}\n`)
    expect(result.documents[0]!.data.metadata).toEqual({
      title: '渡口的灯', url: 'https://a.example/t/7', authors: ['摆渡人'], published: '2018-01-27', extra: {threadId: '7', forum: '某论坛', board: '闲谈', threadAuthorUrl: 'https://a.example/u/1'}
    })
    expect(posts(result)).toMatchObject([{id: '101', number: 1, by: '看灯人', at: '2018-01-28T09:05', data: {extra: {authorUrl: 'https://a.example/u/2', date: '2018-1-28 9:05'}}}, {id: '102', number: 2}])
    expect(result.unaccounted).toBe(0)
  })
  test.each(['渡口的桥', '渡口的灯塔'])('of the thread that a later row says otherwise are kept with the post: %s', (title) => {
    expect(posts(read(`${row(7, 101, '灯没有亮。')}\n${row(7, 102, '修好了。', title)}\n${row(7, 103, '谢谢。')}\n`)).map(({data}) => Object.values(data?.extra ?? {}).includes(title))).toEqual([false, true, false])
  })
  test('may be declared, and then a header that says the same is no row', () => {
    const columns = ['tid', 'who', 'mood', 'text']
    for (const header of ['', 'tid\twho\tmood\ttext\n']) {
      const result = read(`${header}1\tAnn\tfine\thello\n1\tBo\t\tbye\n`, {columns})
      expect(posts(result)).toMatchObject([{data: {extra: {who: 'Ann', mood: 'fine'}}}, {data: {extra: {who: 'Bo'}}}])
      expect(result).toMatchObject({unaccounted: 0, documents: [{data: {metadata: {extra: {tid: '1'}}}}]})
    }
  })
  test('of a header are known by their names, the surest first', () => {
    const result = read('id,user,username,text,__proto__,a,a\n1,x,Ann,hello,p,q,r\n2,y,Bo,bye,,s,t\n')
    expect(posts(result)[0]).toMatchObject({id: '1', by: 'x', data: {extra: {username: 'Ann', "__proto__'": 'p', a: 'q', 'column 7': 'r'}}})
    expect(result.unaccounted).toBe(0)
  })
  test('of a header may be known by what stands below alone', () => {
    expect(posts(read('kg,day\n1,2020-01-02\n2,2020-01-03\n'))[0]).toMatchObject({data: {extra: {kg: '1', day: '2020-01-02'}}})
    expect(posts(read('kg,day\n1,2020-01-02\n'))).toHaveLength(2)
  })
  test('without a value leave their names', () => {
    const result = read('author,text,note\nAnn,hello,\nBo,bye,\n')
    expect(result).toMatchObject({unaccounted: 0, documents: [{data: {metadata: {extra: {emptyColumns: ['note']}}}}]})
    expect(read('text,note\n', {header: true})).toMatchObject({unaccounted: 0, documents: [{children: [], data: {metadata: {extra: {emptyColumns: ['text', 'note']}}}}]})
  })
  test('without names are told by their values', () => {
    const line = (thread: number, floor: number, author: string, words: string): string => [thread, `A title of thread ${thread}`, `2019-01-0${thread}`, `https://a.example/${thread}`, floor, 900 + thread * 10 + floor, author, `2019-02-0${floor}`, `https://a.example/u/${author}`, words].join('\t')
    const result = read([line(1, 1, 'ann', 'a long enough answer to something'), line(1, 2, 'bo', 'another one that is long enough'), line(2, 1, 'cy', 'one more of many words here'), line(2, 2, 'di', 'and the last one of all of them')].join('\n'))
    expect(result.documents.map(({data}) => data.metadata)).toMatchObject([{title: 'A title of thread 1', url: 'https://a.example/1', published: '2019-01-01'}, {title: 'A title of thread 2'}])
    expect(posts(result)[3]).toMatchObject({id: '922', number: 2, by: 'di', at: '2019-02-02', data: {extra: {'column 9': 'https://a.example/u/di'}}})
    expect(texts(result)[0]).toBe('a long enough answer to something')
    expect(result.unaccounted).toBe(0)
  })
  test('without names are told less surely of few rows', () => {
    expect(read('7\t2020-01-02\tann\tsome words that are long enough\n9\t2020-01-03\tbo\tand some more that are as long\n').documents[0]!.children).toMatchObject([{id: '7', at: '2020-01-02', by: 'ann'}, {id: '9'}])
    expect(read('https://a.example/1\tsome words that are long enough\nhttps://a.example/2\tand some more that are as long\n').documents.map(({data}) => data.metadata.url)).toEqual(['https://a.example/1', 'https://a.example/2'])
    expect(posts(read('5\t2020-01-02\tsome words that are long enough'))).toMatchObject([{at: '2020-01-02'}])
  })
  test('of a long text, and the longer of two titles', () => {
    const line = (thread: number, words: string): string => [thread, `Short ${thread}`, `A longer title of thread ${thread}`, `${words} `.repeat(1100)].join('\t')
    expect(read([line(1, 'a'), line(1, 'b'), line(2, 'c'), line(2, 'd')].join('\n')).documents[0]!.data.metadata).toEqual({title: 'A longer title of thread 1', extra: {threadId: '1'}})
  })
  test.each([
    ['Thema;Autor;Datum;Nachricht', 'Fähre;Anna;04.03.2019 10:20;Wann?'], ['Тема;Автор;Дата;Сообщение', 'Fähre;Anna;04.03.2019 10:20;Wann?'],
    ['제목;작성자;작성일;내용', 'Fähre;Anna;2019-03-04 10:20;Wann?'], ['スレッド;名前;投稿日時;本文', 'Fähre;Anna;2019/03/04(月) 10:20;Wann?'], ['शीर्षक;लेखक;तारीख;संदेश', 'Fähre;Anna;2019-03-04 10:20;Wann?'],
    ['Question Title;OwnerDisplayName;CreationDate;answer_content', 'Fähre;Anna;2019-03-04T10:20;Wann?'], ['thread title;comment author;message_date;post_body', 'Fähre;Anna;1551694800;Wann?']
  ])('of a header are known in other languages, and with what they are of: %s', (header, row) => {
    const result = read(`${header}\n${row}\n${row}\n`)
    expect(result).toMatchObject({unaccounted: 0, documents: [{data: {metadata: {title: 'Fähre'}}, children: [{by: 'Anna', at: expect.stringMatching(/^2019-03-04T10:20/u)}, {}]}]})
    expect(texts(result)).toEqual(['Wann?', 'Wann?'])
  })
  test('of a header that nobody knows are told by their values, and their names are kept', () => {
    const result = read('กระทู้,ผู้เขียน,วันที่,ข้อความ\nเรือ,แอน,2019-03-04,เรือออกกี่โมงครับ มีใครรู้บ้าง\nเรือ,บ๊อบ,2019-03-05,หกโมงเช้าที่ท่าเรือเก่าครับ\n')
    expect(posts(result)).toMatchObject([{by: 'แอน', at: '2019-03-04'}, {by: 'บ๊อบ'}])
    expect(texts(result)[1]).toBe('หกโมงเช้าที่ท่าเรือเก่าครับ')
    expect(result).toMatchObject({unaccounted: 0, documents: [{data: {metadata: {extra: {columnNames: {author: 'ผู้เขียน', date: 'วันที่', content: 'ข้อความ'}}}}}]})
    expect(read('kg\tday\n1\t2020-01-02\n2\t2020-01-03\n').documents[0]!.data.metadata.extra).toBeUndefined()
  })
  test('of which some have known names: only a column of posts is looked for', () => {
    const result = read('tid,who,words\n1,ann,When does the old ferry leave today?\n1,bo,\n1,cy,At six from the new quay.\n')
    expect(posts(result)).toMatchObject([{data: {extra: {who: 'ann'}}}, {}, {}])
    expect(texts(result)).toEqual(['When does the old ferry leave today?', '', 'At six from the new quay.'])
    expect(result).toMatchObject({unaccounted: 0, documents: [{data: {metadata: {extra: {columnNames: {content: 'words'}}}}}]})
  })
  test('that are called a thread are titles where they hold no ids', () => {
    expect(read('thread,text\nThe ferry,a\nThe ferry,b\nThe lamp,c\n').documents.map(({data}) => data.metadata.title)).toEqual(['The ferry', 'The lamp'])
    expect(read('thread,text\nx1,a\nx1,b\n').documents[0]!.data.metadata).toEqual({extra: {thread: 'x1'}})
  })
  test('of short posts are those that end as sentences do', () => {
    expect(texts(read('1\tann b\tShe left.\n2\tcy d\tHe stayed.\n3\te f\tWho knows?\n'))).toEqual(['She left.', 'He stayed.', 'Who knows?'])
  })
  test('may stand below a title of the table, which is kept', () => {
    const result = read('Forum export,,,\n,,,\ntid,user,date,text\n1,ann,2020-01-02,hello\n1,bo,2020-01-03,bye\n')
    expect(result).toMatchObject({unaccounted: 0, documents: [{data: {metadata: {extra: {tid: '1', preamble: ['Forum export']}}}, children: [{by: 'ann'}, {by: 'bo'}]}]})
    expect(result.documents[0]!.data.provenance.place?.start.offset).toBe(0)
    const lines = read('# made by a tool\n"# and, another"\ntid\tuser\ttext\n1\tann\thello\n')
    expect(lines).toMatchObject({unaccounted: 0, file: {messages: []}, documents: [{data: {metadata: {extra: {preamble: ['# made by a tool', '"# and, another"']}}}}]})
    expect(read('Forum export,,\ntid,user,text\n')).toMatchObject({unaccounted: 0})
    expect(read('Forum export\ntid\tuser\ttext\n1\tann\thello\n', {columns: ['tid', 'user', 'text']}).file.messages).toHaveLength(1)
  })
  test('of dates may tell how the others are written', () => {
    const dates = (...values: string[]): unknown[] => posts(read(`tid,date,text\n${values.map((value) => `1,${value},a`).join('\n')}\n`)).map(({at}) => at)
    expect(dates('5/6/2016', '26/6/2016')).toEqual(['2016-06-05', '2016-06-26'])
    expect(dates('5/6/2016', '5/26/2016')).toEqual(['2016-05-06', '2016-05-26'])
    expect(dates('5/6/2016', '5/26/2016', '26/5/2016')).toEqual([undefined, '2016-05-26', '2016-05-26'])
    expect(dates('1199145600', '1199145600000', '1199145600.25', '5', '199145600')).toEqual(['2008-01-01T00:00:00Z', '2008-01-01T00:00:00Z', '2008-01-01T00:00:00Z', undefined, undefined])
  })
  test('of a first row with equal cells are not named by it', () => {
    expect(posts(read('kg,kg\n1,2\n3,4\n'))).toHaveLength(3)
  })
  test('of many columns are not looked at', () => {
    expect(read('\t'.repeat(300) + 'x')).toMatchObject({unaccounted: 0, documents: [{children: [{data: {extra: {'column 301': 'x'}}}]}]})
  })
})
