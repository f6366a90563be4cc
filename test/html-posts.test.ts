import {describe, expect, test} from 'vitest'
import {paragraph, text} from '../src/document.ts'
import {keepPosts, markAuthor, readPosts} from '../src/formats/html-post-fields.ts'
import {findPosts} from '../src/formats/html-posts.ts'
import {parseHtml} from '../src/formats/html-tree.ts'

type Fields = ReturnType<typeof readPosts> extends ReadonlyMap<unknown, infer Value> ? Value : never

function posts(html: string): Fields[] | undefined {
  const found = findPosts(parseHtml(html).root)
  return found && [...readPosts(found, {}).values()]
}

const said = 'whatever the fishermen throw away in spring'
const post = (id: number, by: string, body = said, more = ''): string =>
  `<div class="post ${id % 2 ? 'odd' : 'even'}" id="p${id}"><a href="/members/${by.toLowerCase()}">${by}</a> <time datetime="2020-04-0${id}">day ${id}</time><p>${body} ${id}</p>${more}</div>`

describe('posts', () => {
  test('are elements alike, each with an author, a date and a text', () => {
    expect(posts(`<h1>Rope</h1>${post(1, 'Ann')}${post(2, 'Tom')}${post(3, 'Bo')}`)).toEqual([
      {by: 'Ann', at: '2020-04-01', id: '1'}, {by: 'Tom', at: '2020-04-02', id: '2'}, {by: 'Bo', at: '2020-04-03', id: '3'}
    ])
  })
  test('may stand in one another', () => {
    expect(posts(post(1, 'Ann', said, post(2, 'Tom')) + post(3, 'Bo'))?.map(({by, replyTo}) => [by, replyTo])).toEqual([['Ann', undefined], ['Tom', '1'], ['Bo', undefined]])
  })
  test('may be alike in what they are items of', () => {
    const item = (id: number): string => `<div itemtype="https://schema.org/Comment"><a href="/user/${id}">Ann</a> 2020-04-0${id}<p>${said} ${id}</p></div>`
    expect(posts(item(1) + item(2) + item(3))?.map(({at}) => at)).toEqual(['2020-04-01', '2020-04-02', '2020-04-03'])
  })
  test('have no date of one that stands in them', () => {
    const outer = `<div class=post id=p1><a href="/members/ann">Ann</a> <time>an hour ago</time><p>${said}</p>${post(2, 'Tom')}</div>`
    expect(posts(outer + post(3, 'Bo'))?.map(({by, at}) => [by, at])).toEqual([['Ann', undefined], ['Tom', '2020-04-02'], ['Bo', '2020-04-03']])
  })
  test('are the outer ones of elements in one another', () => {
    const nested = (id: number): string => `<li class=item>${post(id, ['Ann', 'Tom', 'Bo'][id - 1]!)}</li>`
    expect(findPosts(parseHtml(`<ul>${nested(1)}${nested(2)}${nested(3)}</ul>`).root)?.elements.values().next().value?.name).toBe('li')
  })
  test.each([
    ['nobody wrote', Array.from({length: 3}, (_, index) => `<div class=post><time datetime=2020-01-01>x</time><p>${said} ${index}</p></div>`).join('')],
    ['have no date', Array.from({length: 3}, (_, index) => `<div class=post><b class=author>Ann</b><p>${said} ${index}</p></div>`).join('')],
    ['announce other pages', Array.from({length: 3}, (_, index) => `<div class=card><h3><a href="/story/${index}">Story</a></h3><a href="/author/ann">Ann</a> 2020-01-02 <p>${said}</p></div>`).join('')],
    ['link to other pages as a whole', Array.from({length: 3}, (_, index) => `<div class=card><a href="/story/${index}"><h3>Story</h3></a><b class=author>Ann</b> 2020-01-02 <p>${said}</p></div>`).join('')],
    ['are a small part of the page', post(1, 'Ann', 'no, it is not so') + post(2, 'Tom', 'yes, it is') + `<p>${said}</p>`.repeat(20)],
    ['are one long text and its footer', post(1, 'Ann', said.repeat(30)) + post(2, 'Tom')]
  ])('are none that %s', (_, html) => expect(posts(html)).toBeUndefined())
})

describe('a post', () => {
  const field = (inner: (id: number) => string, attributes: (id: number) => string = () => ''): Fields[] =>
    posts([1, 2, 3].map((id) => `<div class=post ${attributes(id)}>${inner(id)}<p>${said} ${id}</p></div>`).join(''))!
  const names = ['Ann Lee', 'Tom', 'Bo']

  test('says who wrote it in an attribute, in an element made for it, or in the address of a link', () => {
    expect(field((id) => `2020-01-0${id}`, (id) => `data-author="${names[id - 1]}"`).map(({by}) => by)).toEqual(names)
    expect(field((id) => `<i itemprop=author><u>by</u> <i itemprop=name>${names[id - 1]}</i></i> 2020-01-0${id}`).map(({by}) => by)).toEqual(names)
    expect(field((id) => `<a href="/user/x">Rank ${'abc'[id - 1]}</a><a href="/user/${names[id - 1]!.replace(' ', '-')}">${names[id - 1]}</a> 2020-01-0${id}`).map(({by}) => by)).toEqual(names)
    expect(field((id) => `<div class=user><i class="username">${names[id - 1]}</i> 12 posts</div> 2020-01-0${id}`).map(({by}) => by)).toEqual(names)
  })
  test('is by nobody whose name is a label of all posts', () => {
    expect(field((id) => `<b class=user>Member</b> 2020-01-0${id}`).map(({by}) => by)).toEqual([undefined, undefined, undefined])
    expect(field((id) => `<b class=member>7</b><b class=member>${names[id - 1]}</b> 2020-01-0${id}`).map(({by}) => by)).toEqual(names)
  })
  test('says when, in any of the places for it', () => {
    expect(field((id) => `<a href="/user/a">A b</a> <abbr class=date title="2020-01-0${id}T10:00">${id} h</abbr>`).map(({at}) => at)).toEqual(['2020-01-01T10:00', '2020-01-02T10:00', '2020-01-03T10:00'])
    expect(field((id) => `<a href="/user/a">A b</a> <i itemprop=datePublished content="2020-01-0${id}">x</i>`).map(({at}) => at)).toEqual(['2020-01-01', '2020-01-02', '2020-01-03'])
    expect(field((id) => `<a href="/user/a">A b</a> <time>${id} hours ago</time>`).map(({at}) => at)).toEqual([undefined, undefined, undefined])
  })
  test('has its author in a line that says nothing else', () => {
    const lines = (): Array<ReturnType<typeof paragraph>> => ['Ann and Tom', 'Ann', 'Ann'].map((value) => paragraph([text(value)]))
    const marked = (by: string | undefined): unknown[] => {
      const blocks = lines()
      markAuthor(blocks, by)
      return blocks.map(({data}) => data?.role)
    }
    expect([marked('Ann'), marked(undefined)]).toEqual([[undefined, 'credit', undefined], [undefined, undefined, undefined]])
  })
  test('has a number in an attribute or in the link to itself', () => {
    expect(field(() => '<a href="/user/a">A b</a> 2020-01-01', (id) => `data-post-number=${id}`).map(({number}) => number)).toEqual([1, 2, 3])
    expect(field((id) => `<a href="/user/a">A b</a> 2020-01-01 <a href="#p">#${id}</a>`).map(({number}) => number)).toEqual([1, 2, 3])
    expect(field((id) => `<a href="/user/a">A b</a> 2020-01-01 <a href="#p">${id}楼</a>`).map(({number}) => number)).toEqual([1, 2, 3])
  })
})

describe('the dates of posts', () => {
  // As the boards write them: who joined when, stands beside what was written when.
  const board = (rows: ReadonlyArray<readonly [string, string]>, made = (joined: string, at: string): string => `<dl><dt>Joined</dt><dd class=x>${joined}</dd></dl><em>posted ${at}</em>`, name = 'Ann'): Fields[] =>
    posts(rows.map(([joined, at], index) => `<table id="pid${index + 7}"><tr><td><a href="space.php?uid=7">${name}</a>${made(joined, at)}<p>${said} ${index}</p></td></tr></table>`).join(''))!
  const at = (fields: Fields[]): unknown[] => fields.map((field) => field.at)

  test('are those under the sign that goes on from post to post', () => {
    const plain = (joined: string, when: string): string => `<i class=a>${joined}</i> <i class=b>${when}</i>`
    expect(at(board([['2008-05-01 08:00', '2014-03-04 07:05'], ['2003-01-01 08:00', '2014-03-04 08:05'], ['2012-01-01 08:00', '2014-03-05 07:05']], plain))).toEqual(['2014-03-04T07:05', '2014-03-04T08:05', '2014-03-05T07:05'])
    expect(at(board([['2001-05-01', '2014-03-04 07:05'], ['2003-01-01', '2014-03-04 08:05']], plain))).toEqual(['2014-03-04T07:05', '2014-03-04T08:05'])
    expect(at(board([['2001-05-01', '2014-03-04'], ['2003-01-01', '2014-03-05']], plain))).toEqual(['2014-03-04', '2014-03-05'])
  })
  test('are not those of the writer or of a change', () => {
    expect(at(board([['2008-05-01', '2014-03-04'], ['2008-05-01', '2014-03-04']]))).toEqual(['2014-03-04', '2014-03-04'])
    const changed = (joined: string, when: string): string => `注册时间 <i class=date>${joined}</i> <i class=date>${when}</i> <i>last edited ${when}</i>`
    expect(at(board([['2008-05-01', '2014-03-04 07:05'], ['2008-05-01', '2014-03-04 07:05']], changed))).toEqual(['2014-03-04T07:05', '2014-03-04T07:05'])
  })
  test('are written in the order that one of them allows', () => {
    const plain = (_: string, when: string): string => `<em>${when}</em>`
    expect(at(board([['', '03-04-2014, 07:05 AM'], ['', '03-28-2014, 07:05 PM']], plain))).toEqual(['2014-03-04T07:05', '2014-03-28T19:05'])
    expect(at(board([['', '03-04-2014'], ['', '28-04-2014']], plain))).toEqual(['2014-04-03', '2014-04-28'])
    expect(at(board([['', '03-04-2014'], ['', '05-04-2014']], plain))).toEqual([undefined, undefined])
  })
  test('and whose they are, where one has written all', () => {
    expect(board([['', '2014-03-04'], ['', '2014-03-05'], ['', '2014-03-06']]).map(({by, id}) => [by, id])).toEqual([['Ann', '7'], ['Ann', '8'], ['Ann', '9']])
  })
})

describe('threads of forums', () => {
  const row = (id: number, inner: string, text: string): string => `<div class=box><table id=pid${id}><tr><td><cite><a href="space.php?uid=${id}">Ann${id}</a></cite></td><td>${inner} 2014-03-0${id} 07:05<div id=postmessage_${id}>${text}</div></td></tr></table></div>`

  test('have posts of a word beside long ones, under the number that the forum gives them', () => {
    const found = posts(row(1, '<strong id=postnum_1>1<sup>#</sup></strong>', said.repeat(30)) + row(2, '<a href="#2">沙发</a>', '好') + row(3, '<b>3楼</b>', '好') + row(4, '<i itemprop=position>4</i>', '好') + row(5, '<i class=no>5</i>', '好'))
    expect(found?.map(({id, number, by}) => [id, number, by])).toEqual([1, 2, 3, 4, 5].map((n) => [String(n), n, `Ann${n}`]))
  })
  test('may have a single post', () => {
    expect(posts(row(1, '', said.repeat(3)))?.map(({id, by}) => [id, by])).toEqual([['1', 'Ann1']])
    expect(posts(`<article id="post-1"><a href="/author/ann">Ann</a> 2014-03-01 <p>${said.repeat(3)}</p></article>`)).toBeUndefined()
  })
  test('may have their dates in titles, and their posts in articles without a name', () => {
    const article = (id: number): string => `<article><h3 class=author>Ann ${'abc'[id]!}</h3><p>${said}</p><span title="2014-03-0${id + 1} 07:05">x days ago</span></article>`
    expect(posts(article(0) + article(1) + article(2))?.map((field) => field.at)).toEqual(['2014-03-01T07:05', '2014-03-02T07:05', '2014-03-03T07:05'])
  })
})

test('sentences in posts are raised, panels and badges are not', () => {
  const lines = ['It was the tide, not the wind.', 'Joined 2004, 320 posts, 12 medals', `${said} `.repeat(4), 'No.'].map((value) => ({...paragraph([text(value)]), data: {main: 0.1}}))
  keepPosts([{type: 'entry', children: lines}])
  expect(lines.map(({data}) => data.main)).toEqual([0.6, 0.1, 0.6, 0.1])
  const quoted = {...paragraph([text('Which rope do you all use')]), data: {main: 0.1}}
  keepPosts([{type: 'entry', children: [{type: 'blockquote', children: [quoted]}]}])
  expect(quoted.data.main).toBe(0.6)
})
