/** What a column of a table of posts means. */
export type Role = ThreadRole | PostRole

/** Said once a thread. */
export type ThreadRole = 'threadId' | 'forum' | 'board' | 'title' | 'url' | 'threadAuthor' | 'threadAuthorUrl' | 'threadDate' | 'tags'

/** Said of each post. */
export type PostRole = 'postId' | 'author' | 'authorUrl' | 'date' | 'floor' | 'content' | 'replyTo'

export interface Column {
  /** As declared or as the header says; a column without a name is `column 3`. */
  readonly name: string
  readonly role?: Role
}

/** The columns of a table of posts that has neither header nor declaration. */
export const defaultColumns: readonly Role[] = [
  'threadId', 'forum', 'board', 'title', 'url', 'threadAuthor', 'threadAuthorUrl', 'threadDate', 'postId', 'author', 'authorUrl', 'date', 'floor', 'content'
]

const threadRoles: ReadonlySet<Role> = new Set<Role>(['threadId', 'forum', 'board', 'title', 'url', 'threadAuthor', 'threadAuthorUrl', 'threadDate', 'tags'])

/** Whether a column is about the thread, so that its value is the same in every row. */
export const isOfThread = (role: Role | undefined): boolean => role !== undefined && threadRoles.has(role)

/**
 * Names by meaning, the surest first: letters and digits only, lower case. Where two columns could mean the same, the surer name has it.
 * Behind the English and Chinese names stand those of other languages.
 */
export const columnNames: ReadonlyArray<readonly [Role, string]> = [
  ['threadId', 'threadid tid topicid absparentid rootid discussionid conversationid linkid threadts 主题id 主題id 帖子id 主贴id 主帖id 主题编号 话题id thread topic discussion'],
  ['forum', 'forum forumname site sitename 论坛 論壇 站点 网站 论坛名称 форум フォーラム 포럼'],
  ['board', 'board boardname section subforum category channel subreddit 版块 板块 版塊 版面 栏目 分类 频道 版块名称 rubrik rubrique catégorie categoría categoria sección раздел категория 板 カテゴリ 게시판 카테고리'],
  ['title', 'title threadtitle topictitle subject headline 标题 標題 主题 主題 帖子标题 主题标题 题目 titel betreff thema titre sujet título titulo asunto tema assunto tópico titolo oggetto argomento onderwerp rubrik otsikko temat tytuł тема заголовок název téma başlık konu judul tiêuđề chủđề العنوان الموضوع عنوان כותרת נושא शीर्षक タイトル 題名 件名 スレッド 제목 주제'],
  ['url', 'url threadurl topicurl link permalink href uri 链接 連結 网址 地址 帖子链接 主题链接 原文链接 adresse enlace lien ссылка リンク 링크'],
  ['threadAuthor', 'threadauthor topicauthor threadstarter op 楼主 樓主 主题作者 主題作者 主贴作者 主帖作者'],
  ['threadAuthorUrl', 'threadauthorurl topicauthorurl threadauthorlink 楼主链接 楼主主页 主题作者链接'],
  ['threadDate', 'threaddate topicdate threadtime threadcreated threadcreatedat 主题时间 主題時間 主题日期 主题发表时间 开帖时间'],
  ['tags', 'tags tagnames keywords labels 标签 標籤 关键词'],
  ['replyTo', 'replyto replytoid inreplyto inreplytoid inreplytostatusid inresponsetotweetid parentid parent quotedid quoteid 回复id 回复对象 父id 引用id'],
  ['postId', 'postid pid commentid messageid replyid 回帖id 回复编号 楼层id 评论id id guid 编号'],
  ['authorUrl', 'authorurl userurl authorlink userlink profile profileurl 作者链接 作者主页 用户链接 用户主页'],
  ['author', 'author authorname user username nickname poster postedby by name displayname screenname ownerdisplayname handle member creator writer sender from 作者 用户名 用戶名 用户 用户昵称 作者昵称 发帖人 发表人 发布人 发言人 回帖人 评论者 评论人 昵称 网名 autor auteur autore verfasser benutzer benutzername usuario usuário utente pseudo nutzer gebruiker författare forfatter kirjoittaja użytkownik автор пользователь пользователя ник uživatel szerző yazar kullanıcı penulis tácgiả ngườidùng الكاتب المؤلف المستخدم כותב लेखक 名前 投稿者 ユーザー名 작성자 글쓴이 닉네임 authorid userid uid 用户id'],
  ['date', 'date time datetime timestamp created createdat createdutc creationdate addedat posted postedat postdate posttime published publishedat pubdate dateline createdtime createtime publishtime pubtime ts 时间 時間 日期 发表时间 發表時間 发布时间 发帖时间 回帖时间 创建时间 datum zeit fecha data dato päivä дата время dátum tarih tanggal ngày thờigian التاريخ الوقت תאריך तारीख 日時 投稿日時 投稿日 日付 작성일 작성시간 날짜 일시'],
  ['floor', 'floor position postnumber number no seq index 楼层 樓層 楼 楼号 序号 номер レス番号 番号 번호'],
  ['content', 'content body message text post posttext pagetext comment selftext contents article review 内容 內容 正文 帖子内容 回复内容 回帖内容 评论内容 文本 评论 nachricht inhalt kommentar beitrag contenu commentaire texte mensaje contenido texto comentario mensagem conteúdo comentário messaggio testo contenuto bericht inhoud tekst reactie viesti meddelande innehåll treść wiadomość сообщение текст комментарий содержание zpráva üzenet mesaj içerik yorum isi pesan komentar nộidung bìnhluận النص المحتوى الرسالة التعليق תוכן הודעה संदेश 本文 コメント メッセージ 내용 본문 댓글']
]

interface Meaning {
  readonly role: Role
  readonly rank: number
}

// A combining mark is no letter: names are folded as those that are looked up.
const fold = (name: string): string => name.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const meanings: ReadonlyMap<string, Meaning> = new Map(columnNames.flatMap(([role, names]) => names.split(' ').map((name, rank) => [fold(name), {role, rank}] as const)).reverse())

/** A name that says of what it is (`message_body`, `comment date`) is less sure than one in the list. */
const qualified = 1000

function meaningOf(name: string): Meaning | undefined {
  const key = fold(name)
  const known = meanings.get(key)
  if (known) return known
  const [, ofThread] = /^(?:thread|topic|question|discussion|问题|主题|話題|话题)(.+)$/u.exec(key) ?? []
  const rest = meanings.get(ofThread ?? key.replace(/^(?:post|comment|message|msg|reply|answer|tweet|review|微博|帖子|评论|評論|回复|回帖|回答|留言)/u, ''))
  const role = rest && ofThread !== undefined ? threadRole[rest.role] ?? rest.role : rest?.role
  return rest && role && {role, rank: rest.rank + qualified}
}

/** What is said of a post is said of the thread where the name says so. */
const threadRole: {readonly [name in Role]?: Role} = {postId: 'threadId', author: 'threadAuthor', authorUrl: 'threadAuthorUrl', date: 'threadDate'}

/** What a column name means, whatever its case, spaces and punctuation. */
export const roleOf = (name: string): Role | undefined => meaningOf(name)?.role

/** Make columns of names: each meaning goes to the column that names it best, every column has a name of its own. */
export function nameColumns(names: readonly string[], count: number): Column[] {
  const holders = new Map<Role, {index: number; rank: number}>()
  for (const [index, name] of names.entries()) {
    const found = meaningOf(name)
    if (found && found.rank < (holders.get(found.role)?.rank ?? Infinity)) holders.set(found.role, {index, rank: found.rank})
  }
  const roles = new Map([...holders].map(([role, {index}]) => [index, role]))
  return uniqueColumns(Array.from({length: count}, (_, index) => names[index] ?? ''), roles)
}

/** Make columns of meanings; those without one are called by their number. */
export function roleColumns(roles: ReadonlyMap<number, Role>, count: number): Column[] {
  return uniqueColumns(Array.from({length: count}, (_, index) => roles.get(index) ?? ''), roles)
}

// A table may have a million columns without a name: only the names that are written are remembered.
function uniqueColumns(names: readonly string[], roles: ReadonlyMap<number, Role>): Column[] {
  const written = new Set(names.filter((name) => name !== '').map((name) => name.trim()))
  const taken = new Set<string>()
  return names.map((given, index) => {
    const trimmed = given.trim()
    const own = trimmed !== '' && !taken.has(trimmed)
    let name = own ? trimmed : `column ${index + 1}`
    // No key of a plain object can be called `__proto__`.
    while (name === '__proto__' || (!own && written.has(name))) name += "'"
    if (own) taken.add(trimmed)
    const role = roles.get(index)
    return role === undefined ? {name} : {name, role}
  })
}

const url = /^(?:https?:\/\/|\/)\S+$/u
const date = /^(?:\d{4}\s?[-/.年년]\s?\d{1,2}\s?[-/.月월]\s?\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?!\d))/u
const number = /^[+-]?\d+(?:[.,]\d+)*%?$/u

/** What the characters of a value show it to be. */
export type Kind = 'url' | 'date' | 'number' | 'text'

export function kindOf(value: string): Kind {
  if (value.length > 2000) return 'text'
  if (number.test(value)) return 'number'
  if (url.test(value)) return 'url'
  return value.length < 40 && date.test(value) ? 'date' : 'text'
}

/**
 * Whether the first row names the columns.
 *
 * Its cells are short, different, and no number, address or date; and either some are known names, or below some stand values of
 * such a kind.
 */
export function isHeader(first: readonly string[], below: readonly (readonly string[])[]): boolean {
  const cells = first.map((cell) => cell.trim())
  if (below.length === 0 || cells.length === 0 || cells.some((cell) => cell.length > 60 || kindOf(cell) !== 'text')) return false
  const known = cells.filter((cell) => roleOf(cell) !== undefined).length
  if (known >= Math.min(2, cells.length) && known * 4 >= cells.length) return true
  if (cells.includes('') || new Set(cells).size < cells.length) return false
  return cells.some((_, index) => contrasts(below.map((row) => row[index]?.trim() ?? '')))
}

function contrasts(values: readonly string[]): boolean {
  const filled = values.filter((value) => value !== '')
  return filled.length >= 2 && filled.every((value) => kindOf(value) !== 'text')
}
