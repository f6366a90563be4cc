/** What newspapers write before the title of another article, and over several of them: labels by language, as data, in lower case and separated by bars. */

const before: readonly string[] = [
  // English, Chinese, Japanese, Korean
  'read more|read also|read next|also read|see also|related|related story|related article|related post|related news|related reading|watch|recommended|recommended reading|don’t miss|don\'t miss|you may also like', '相关阅读|相關閱讀|延伸阅读|延伸閱讀|推荐阅读|相关新闻|相關新聞|相关报道|相關報導|相关文章|往期回顾|更多阅读|上期回顾|看更多|你可能也想看', '関連記事|あわせて読みたい|こちらもおすすめ|関連ニュース|関連', '관련기사|관련 기사|함께 보면 좋은 기사|더 보기',
  // Germanic
  'lesen sie auch|lesen sie mehr|auch interessant|siehe auch|mehr dazu|mehr zum thema|lesetipp|passend dazu', 'lees ook|lees meer|lees verder|bekijk ook', 'läs också|läs även|läs mer|se också', 'les også|les mer|se også', 'læs også|læs mere',
  // Romance
  'lire aussi|à lire aussi|à lire également|lire également|voir aussi|à voir aussi|sur le même sujet|lire plus', 'lea también|lee también|leer también|también puedes leer|te puede interesar|le puede interesar|vea también|ver también|lea más|más información|te recomendamos', 'leia também|leia mais|veja também|saiba mais|confira também|ler também', 'leggi anche|leggi pure|vedi anche|guarda anche|per approfondire|approfondisci', 'citește și|citeste si|citiți și|vezi și|llegeix també',
  // Slavic and Baltic
  'читайте также|читать также|читайте ещё|смотрите также|по теме', 'читайте також|дивіться також|читайте ще', 'прочетете още|вижте още|още по темата', 'czytaj też|czytaj także|czytaj również|czytaj więcej|zobacz też|zobacz także|zobacz również|przeczytaj też|przeczytaj także', 'čtěte také|čtěte více|přečtěte si|přečtěte si také|viz také', 'čítajte tiež|čítajte aj|prečítajte si aj', 'pročitajte i|pročitaj još|čitajte i|pogledajte i|preberite tudi|berite tudi', 'skaitykite taip pat|taip pat skaitykite|lasi arī|lasi vēl',
  // Other languages of Europe
  'lue myös|lue lisää|katso myös', 'loe ka|loe lisaks|loe veel', 'olvasd el|olvassa el|olvasta már|kapcsolódó cikk', 'διαβάστε επίσης|διαβάστε ακόμη|διαβάστε ακόμα|δείτε επίσης|σχετικό θέμα', 'ayrıca okuyun|bunu da okuyun|ilgili haber|bakınız',
  // Asia
  'اقرأ أيضا|اقرأ أيضًا|اقرأ أيضاً|اقرأ ايضا|اقرأ المزيد|إقرأ أيضاً|شاهد أيضا|شاهد أيضاً', 'بیشتر بخوانید|همچنین بخوانید|مزید پڑھیں|یہ بھی پڑھیں', 'קראו גם|קרא גם|קראו עוד', 'यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|यह भी पढ़े', 'আরও পড়ুন|আরো পড়ুন', 'baca juga|baca selengkapnya|lihat juga|simak juga|baca lagi', 'xem thêm|đọc thêm', 'อ่านเพิ่มเติม|อ่านข่าวเพิ่มเติม|อ่านต่อ', 'soma pia|soma zaidi'
]

const over: readonly string[] = [
  'das könnte sie auch interessieren|das könnte sie interessieren|das könnte ihnen auch gefallen|mehr zum thema|auch interessant|ähnliche artikel|verwandte artikel|weitere artikel|weitere themen|meistgelesen|meistgelesene artikel', 'gerelateerde artikelen|meer over dit onderwerp|lees ook|meest gelezen|relaterat|läs också|mest lästa|les også|mest lest|læs også|relaterede artikler|mest læste',
  'articles liés|articles similaires|à lire aussi|lire aussi|sur le même sujet|dans la même rubrique|les plus lus|vous aimerez aussi|sur le même thème', 'noticias relacionadas|artículos relacionados|te puede interesar|le puede interesar|lo más leído|lo más visto|más noticias|temas relacionados|contenido relacionado', 'notícias relacionadas|artigos relacionados|veja também|leia também|mais lidas|mais lidos', 'articoli correlati|leggi anche|potrebbe interessarti|ti potrebbe interessare|potrebbero interessarti|i più letti|più letti|articole similare|citește și',
  'читайте также|по теме|похожие материалы|материалы по теме|смотрите также|рекомендуем|самое читаемое|популярное', 'читайте також|за темою|схожі новини', 'czytaj także|czytaj też|zobacz też|zobacz także|powiązane artykuły|podobne artykuły|polecamy|najczęściej czytane|najpopularniejsze', 'související články|mohlo by vás zajímat|nejčtenější|súvisiace články|najčítanejšie|povezane vijesti|najčitanije|kapcsolódó cikkek',
  'lue myös|luetuimmat|aiheesta lisää|διαβάστε επίσης|σχετικά άρθρα|σχετικά θέματα|ilgili haberler|ilginizi çekebilir|benzer haberler|en çok okunanlar|çok okunanlar',
  'اقرأ أيضا|اقرأ أيضاً|اقرأ أيضًا|مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|الأكثر قراءة|مطالب مرتبط|اخبار مرتبط|कृपया यह भी पढ़ें|यह भी पढ़ें|संबंधित खबरें|संबंधित समाचार|আরও পড়ুন|সম্পর্কিত খবর|כתבות נוספות|קראו גם|הנצפות ביותר',
  '関連記事|関連ニュース|関連リンク|あわせて読みたい|おすすめ記事|アクセスランキング|人気記事|관련기사|관련 기사|관련 뉴스|많이 본 뉴스|인기기사|인기 기사|相關新聞|相關文章|延伸閱讀|熱門新聞|猜你喜歡', 'baca juga|artikel terkait|berita terkait|terpopuler|tin liên quan|bài liên quan|xem thêm|tin cùng chuyên mục|đọc nhiều nhất|ข่าวที่เกี่ยวข้อง|บทความที่เกี่ยวข้อง'
]

const among = (lists: readonly string[]): string => lists.join('|')

/** Before the title of one other article, and the sign that parts the two. */
export const beforeTitle = new RegExp(`^(?:${among(before)})\\s?[:：|｜丨»›》】–-]\\s?(?=\\S)`, 'u')

/** Nothing but such a label. */
export const labelOfTitle = new RegExp(`^(?:${among(before)})[\\s:：|｜丨»›》】–-]*$`, 'u')

/** Over titles of other articles. */
export const overTitles = new RegExp(`^(?:${among(over)})[:：]?$`, 'u')
