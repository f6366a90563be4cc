/**
 * Words that pages put around their articles, by what they are there for.
 *
 * They are a small part of the evidence: a line is known by its shape and by what stands around it first. A word is two Han, kana or Hangul
 * characters at least, or a word of another script, in lower case.
 */
const words = {
  share: `share shares shared tweet facebook twitter whatsapp linkedin pinterest reddit telegram weibo wechat instagram youtube tiktok email e-mail print copy flipboard tumblr bluesky threads follow
    分享 转发 轉發 微信 微博 朋友圈 收藏 点赞 點讚 复制 打印 列印 扫码 扫一 二维 关注 關注 公众 シェア ツイート フォロー 공유 공유하기 카카오톡 페이스북 트위터
    compartilhar compartir partager teilen folgen condividi delen поделиться подписаться вконтакте مشاركة شارك تابعنا فيسبوك تويتر udostępnij bagikan paylaş chia
    dela jaa jaettu sdílet zdieľať megosztás megosztom distribuie partajează κοινοποίηση μοιράσου поделитесь поділитися поширити сподели شاركها ارسال اشتراک‌گذاری شیئر کریں
    שתפו שתף שיתוף פייסבוק וואטסאפ שלחו फेसबुक ट्विटर व्हाट्सएप शेयर साझा শেয়ার ফেসবুক பகிர แชร์ เฟซบุ๊ก ทวิตเตอร์ ไลน์ sẻ gửi forward seuraa följ følg sledujte kövess urmărește ακολουθήστε підписуйтесь دنبال अनुसरण फॉलो தொடரவும் ติดตาม מעקב עקבו`,
  control: `login log sign register subscribe subscription newsletter newsletters account password download app apps menu search home skip navigation toggle sitemap feedback faq help settings
    登录 登錄 登陆 登入 注册 註冊 订阅 訂閱 下载 下載 客户端 会员 會員 搜索 搜尋 首页 首頁 菜单 设置 网站 網站 导航 返回 顶部 打开 展开 加载 ログイン 検索 会員登録 メニュー ホーム 로그인 회원가입 검색 메뉴 구독
    anmelden registrieren suche abonnieren startseite connexion inscription recherche accueil entrar buscar inicio suscríbete suscribirse iniciar início assine войти поиск меню главная подписка بحث تسجيل الرئيسية اشترك zaloguj szukaj masuk beranda giriş
    unsubscribe preferences browser logga sök meny startsida logg søk kirjaudu haku valikko etusivu přihlásit přihlášení registrace hledat domů prihlásiť bejelentkezés keresés főoldal címlap regisztráció autentificare căutare acasă meniu
    αρχική σύνδεση εγγραφή αναζήτηση μενού увійти пошук головна вхід търсене начало صفحه نخست ورود ثبت‌نام جستجو سرورق تلاش לוגין התחברות הרשמה חיפוש ראשי תפריט होम लॉग साइन खोजें मेनू हमारे হোম লগইন খুঁজুন প্রচ্ছদ முகப்பு உள்நுழை தேடல் หน้าแรก เข้าสู่ระบบ สมัครสมาชิก ค้นหา เมนู trang chủ đăng nhập ký ပင်မ ရှာဖွေ`,
  legal: `copyright © reserved privacy terms policy disclaimer imprint contact about advertise careers license trademark cookie cookies consent gdpr ccpa opt-out vendors legitimate purposes processing personalised personalized
    版权 版權 所有 声明 聲明 免责 免責 备案 许可证 转载 轉載 隐私 隱私 举报 联系 聯絡 客服 著作権 無断 規約 会社概要 저작권 무단 재배포 이용약관 개인정보
    datenschutz impressum einwilligung datenverarbeitung zwecke toestemming gegevens confidentialité consentement traitement finalités consentimiento tratamiento consentimento tratamento consenso trattamento informativa zgoda zgody przetwarzania danych osobowych
    согласие персональных обработку обработки çerez çerezler çerezleri kişisel verilerin persetujuan 동의 쿠키 mentions privacidad privacidade derechos direitos reservados termini права защищены соглашение حقوق محفوظة الخصوصية prywatności regulamin privasi gizlilik
    powered integritet villkor personuppgifter personvern vilkår tietosuoja käyttöehdot evästeet soukromí podmínky súkromie adatvédelem adatkezelés jogok fenntartva impresszum confidențialitate termeni drepturile rezervate απορρήτου όροι χρήσης δικαιώματα
    конфіденційності захищені поверителност حریم خصوصی حقوق قوانین פרטיות זכויות שמורות תנאי נגישות गोपनीयता शर्तें नियम अधिकार সংরক্ষিত গোপনীয়তা নীতিমালা தனியுரிமை สงวนลิขสิทธิ์ นโยบายความเป็นส่วนตัว ข้อกำหนด bảo lưu điều khoản chính sách`,
  other: `related latest popular trending recommended recommend more next previous also top stories most must-read featured headlines tags topics categories archive archives
    相关 相關 推荐 推薦 热门 熱門 更多 最新 热点 排行 上一 下一 猜你 精彩 专题 專題 标签 標籤 要闻 頭條 头条 延伸 関連 人気 おすすめ ランキング 記事一覧 新着 관련 인기 추천 많이 랭킹 다음 이전
    mehr weitere meistgelesen verwandte aussi plus lire más leer relacionados relacionadas lea leia mais veja também читайте также еще ещё популярное новости اقرأ المزيد أيضا ذات صلة الأكثر czytaj więcej zobacz baca juga terkait terpopuler ilgili
    newer older tagged mest läst läs senaste relaterade siste lue luetuimmat uusimmat čtěte související nejčtenější čítajte súvisiace kapcsolódó legolvasottabb ajánlott olvasta citește citite διαβάστε δημοφιλή σχετικά περισσότερα останні новини також популярне прочетете още
    مطالب مرتبط پربازدیدترین بیشتر آخرین متعلقہ خبریں مزید פופולרי עוד בנושא כתבות נוספות נקראות पढ़ें संबंधित टॉप ताज़ा খবর আরও পড়ুন সর্বশেষ জনপ্রিয় மேலும் படிக்க செய்திகள் ข่าวที่เกี่ยวข้อง ข่าวยอดนิยม ข่าวล่าสุด อ่านต่อ อ่านเพิ่มเติม xem thêm liên quan nổi bật ဆက်စပ်`,
  comment: `comment comments reply replies report likes vote votes commented respond upvote downvote
    评论 評論 回复 回復 留言 网友 網友 跟帖 楼主 发表 點評 コメント 返信 댓글 답글 신고 kommentar kommentare antworten commentaire commentaires répondre signaler comentario comentarios comentários responder denunciar
    комментарии комментарий ответить تعليق تعليقات التعليقات رد komentarze komentarz odpowiedz komentar balas yorum
    kommentarer kommentera kommentit keskustelu kommentoi diskuse komentáře diskusia hozzászólás hozzászólások comentarii σχόλια σχόλιο коментарі коментувати коментари نظرات دیدگاه تبصرہ تبصرے תגובה תגובות הוסף टिप्पणी टिप्पणियां कमेंट মন্তব্য কমেন্ট கருத்து கருத்துகள் ความคิดเห็น แสดงความคิดเห็น bình luận`,
  advertisement: `advertisement sponsored advertising ad ads promoted affiliate sponsor promo discount deal deals shop buy cart price sale
    广告 廣告 赞助 推广 推廣 優惠 优惠 购买 購買 広告 提供 광고 협찬 anzeige werbung publicité publicidad publicidade реклама إعلان إعلانات reklama iklan reklam
    annons annonser annonce mainos mainokset reklamy inzerce hirdetés hirdetések publicitate διαφήμιση διαφημίσεις реклами تبلیغات آگهی اشتہار פרסומת מודעה ממומן विज्ञापन বিজ্ঞাপন விளம்பரம் โฆษณา quảng cáo`,
  credit: `by author authors written editor reporter staff published updated posted minutes hours ago min read photo credit source correspondent
    作者 编辑 編輯 来源 來源 记者 記者 责编 責編 发布 發布 小时前 分钟 原标题 图片 编译 校对 更新 配信 写真 기자 입력 수정 사진 von autor redaktion par auteur publié por redacción автор фото обновлено كتب المصدر foto redaksi
    publicerad uppdaterad publisert oppdatert publiceret julkaistu päivitetty toimittaja publikováno aktualizováno autorka írta frissítve megjelent publicat actualizat δημοσιεύθηκε ενημέρωση συντάκτης оновлено опубліковано автор انتشار نویسنده کد اشاعت פורסם עודכן מאת प्रकाशित संवाददाता अपडेट প্রকাশ প্রকাশিত প্রতিবেদক பதிவு เผยแพร่ อัปเดต เวลา thứ cập nhật`,
  support: `donate donation donations contribute contribution membership member members supporter supporters support subscriber subscribers funded free gift fundraising patreon paypal newsroom independent inbox
    捐赠 捐款 赞赏 打赏 支持 支援 寄付 ご支援 후원 기부 donar dona donación apoya apóyanos socio socios doar doação apoie assinante assinantes spenden spende unterstützen unterstütze dons soutenez soutenir abonnés abonnement
    donazione sostieni abbonati abbonamento doneer steun abonnee wesprzyj wpłać prenumerata podpora přispějte támogass támogatás доната донат поддержать поддержите пожертвовать подписка تبرع ادعم اشتراك bağış destek dukung donasi donera stötta ủng hộ สนับสนุน บริจาค דעת תרומה תרמו`,
  bio: `editor editors reporter journalist correspondent columnist freelance writer contributor covers covering covered writes wrote formerly previously joined graduated degree university born bio biography expert specializes
    编辑 記者 记者 作者 毕业 毕业于 简介 简历 撰稿 专栏 专栏作家 主笔 著有 生まれ 卒業 ライター 編集部 プロフィール 執筆 기자 필자 편집자 졸업 periodista redactor redactora escritor licenciado licenciada nacido nacida jornalista formado formada repórter colunista journaliste rédacteur rédactrice diplômé
    journalist journalistin redakteur redakteurin autorin studierte geboren giornalista laureato laureata scrive redattore verslaggever dziennikarz dziennikarka absolwent absolwentka redaktorka novinář redaktor újságíró журналист журналистка корреспондент родился родилась окончил окончила редактор محرر صحفي صحافي كاتب مراسل
    gazeteci editör editörü mezun doğdu muhabir muhabiri wartawan penulis reporter lulusan skribent reporter tác giả phóng viên נולד עיתונאי כתב कवर पत्रकार लेखक`,
  reader: `you your yours we our us please now today here click tap
    您 你的 我们 我們 请 請 点击 點擊 立即 皆様 ください 下さい 당신 여러분 우리 주세요 하세요 usted nuestro nuestra nuestros tus haz clic você seu sua seus suas nosso nossa clique sie ihr ihre ihren ihnen uns unser unsere unseren jetzt hier vous votre vos notre cliquez ici
    tuo tua tuoi voi vostro nostro nostra clicca qui jouw uw wij ons onze klik hier twój twoje twoja nasz nasze kliknij tutaj váš vaše náš naše вы вас вам ваш ваши наш нашего мы нас здесь сейчас نحن أنت لك هنا الآن siz sizin biz bizim tıklayın anda kami kamu klik di sini du dig ditt vår vårt oss här bạn chúng tôi คุณ เรา ที่นี่ אתם שלנו כאן आप हम हमारे यहां`
} as const

export type WordClass = keyof typeof words

/** So many classes, from the first on, are signs that a short line stands around articles; the others stand in articles too. */
export const signClasses = 7

/** In the order of their bits. */
export const wordClasses = Object.keys(words) as readonly WordClass[]

const size = 8192
const seed = 0x811c9dc5

/** Go on with the hash of a word (FNV-1a) by one UTF-16 code in lower case. */
export const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193)

/** The hash of nothing. */
export const emptyHash = seed | 0

interface Table {
  readonly hashes: Int32Array
  readonly bits: Uint16Array
}

// Of scripts without spaces each pair of characters is a word.
function tableOf(): Table {
  const table: Table = {hashes: new Int32Array(size), bits: new Uint16Array(size)}
  for (const [bit, name] of wordClasses.entries()) for (const word of words[name].split(/\s+/u)) for (const part of partsOf(word)) put(table, hashOf(part), 1 << bit)
  return table
}

const dense = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,}$/u

const partsOf = (word: string): string[] => (dense.test(word) ? Array.from({length: word.length - 1}, (_, index) => word.slice(index, index + 2)) : [word])

function hashOf(word: string): number {
  let hash = emptyHash
  for (let index = 0; index < word.length; index++) hash = mix(hash, word.charCodeAt(index))
  return hash
}

function put({hashes, bits}: Table, hash: number, bit: number): void {
  let slot = hash & (size - 1)
  while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (size - 1)
  hashes[slot] = hash
  bits[slot]! |= bit
}

const known = tableOf()

/** Which classes a word is in, one bit each, by its hash. */
export function classesOf(hash: number): number {
  let slot = hash & (size - 1)
  while (known.hashes[slot] !== 0) {
    if (known.hashes[slot] === hash) return known.bits[slot]!
    slot = (slot + 1) & (size - 1)
  }
  return 0
}
