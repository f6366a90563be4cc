/** What pages say that show no content, by what they ask the reader to do. */
export interface StubRule {
  readonly ruleId: string
  readonly what: string
  readonly pattern: RegExp
  /** Texts that are such notices, and texts that are none. */
  readonly matches: readonly string[]
  readonly spares: readonly string[]
}

/** Asked of short documents only, in this order. */
export const stubs: readonly StubRule[] = [
  {
    ruleId: 'stub:captcha', what: 'a verification page',
    pattern: /环境异常|(?:完成|进行|通过|請完成)(?:安全)?[验驗][证證]|安全验证|人机(?:身份)?验证|驗證您是|滑动(?:滑块|验证)|拖动(?:滑块|下方)|访问过于频繁|verify (?:that )?you(?:'re| are) (?:a )?(?:human|not a robot)|are you a robot|checking your browser|just a moment\.\.\.|complete the (?:captcha|security check)|unusual traffic|ロボットではありません|로봇이 아닙니다|ich bin kein roboter|je ne suis pas un robot|no soy un robot|я не робот|完成(?:下方|以下)?[验驗][证證]|ロボットではない|made us think (?:that )?you (?:were|are) a bot|dass sie (?:ein mensch|kein roboter)|ob sie ein mensch sind|que vous (?:êtes (?:un )?humain|n['’]êtes pas un robot)|que (?:no )?eres (?:un )?(?:humano|robot)|se você é (?:um )?humano|você não é um robô|che (?:sei umano|non sei un robot)|niet een robot bent|вы не робот|[iİ]nsan olduğunuzu|robot olmadığınızı|że nie jesteś robotem/iu,
    matches: ['请完成下方验证后继续操作', 'Wir prüfen, ob Sie ein Mensch sind.', 'Comprobando que eres humano', 'İnsan olduğunuzu doğrulayın.', '当前环境异常，完成验证后即可继续访问。', 'Please verify you are human', 'Just a moment...', 'Checking your browser before you go on', '私はロボットではありません', 'Подтвердите: я не робот'],
    spares: ['Der Mensch am Ruder war kein Roboter, sagten sie.', '验证码的历史很长。', 'The robot stood at the door.', 'The moment was just right.']
  },
  {
    ruleId: 'stub:login', what: 'a log-in page',
    pattern: /请先?登[录錄陆]|請先?登入|登[录錄入]后?(?:才能|即可|可)?(?:查看|继续|访问|阅读|浏览)|需要登[录錄入]|log ?in to (?:continue|view|read|see)|sign in to (?:continue|view|read|see)|you (?:must|need to) (?:be logged in|log in|sign in)|ログインしてください|로그인이? ?(?:필요|해 ?주)|bitte (?:melden sie sich an|einloggen)|connectez-vous pour|inicia sesión para|faça login para|войдите, чтобы/iu,
    matches: ['请先登录', '登录后查看全文', 'Sign in to continue', 'You must be logged in to see this.', 'ログインしてください', 'Connectez-vous pour lire'],
    spares: ['他登录了那座岛。', 'The log in the river was wet.', 'The sign in the window said so.']
  },
  {
    ruleId: 'stub:paywall', what: 'a pay wall',
    pattern: /付费(?:后|阅读|内容)|订阅后(?:阅读|继续)|(?:开通|购买)会员(?:后|可|即可|继续)|subscribe (?:now )?to (?:continue|read|keep reading)|subscribers? only|for subscribers|this article is for (?:paid )?(?:members|subscribers)|続きは有料|有料会員|nur für abonnenten|réservé aux abonnés|solo para suscriptores|exclusivo para assinantes|только для подписчиков|会员专享|会員限定|続きを読むには|구독자만|유료 (?:회원|구독)|mit abo (?:weiter)?lesen|weiterlesen mit|abonnez-vous pour|suscr[ií]b(?:ete|ase|irse) para (?:seguir|continuar|leer)|exclusivo para suscriptores|riservat[oa] agli abbonati|abbonati per (?:continuare|leggere)|assine para (?:continuar|ler)|alleen voor abonnees|är för prenumeranter|för att läsa vidare|(?:kun|er) for abonnenter|for å lese videre|vain tilaajille|dla prenumeratorów|(?:wykup|kup) dostęp|abonelere özel|только по подписке|оформите подписку/iu,
    matches: ['Abonnez-vous pour lire la suite.', 'Suscríbete para seguir leyendo.', 'Riservato agli abbonati', 'Denne artikkelen er for abonnenter.', '이 기사는 구독자만 읽을 수 있습니다.', 'Материал доступен только по подписке.', 'Subscribe to continue reading', '付费后可继续阅读', 'この記事は有料会員限定です', 'Article réservé aux abonnés'],
    spares: ['Les abonnés du port ont reçu leurs lampes.', 'De abonnees kwamen laat.', 'The subscribers were kept waiting.', '会员们都到齐了。']
  },
  {
    ruleId: 'stub:consent', what: 'a question for consent',
    pattern: /(?:accept|allow|reject) (?:all )?cookies|we (?:and our \d{0,4} ?partners )?(?:use|store) cookies|cookie[- ]?(?:einstellungen|consent|settings|preferences)|before you continue to|接受(?:所有|全部) ?cookies?|alle cookies akzeptieren|accepter (?:tous )?les cookies|aceptar (?:todas )?las cookies|aceitar (?:todos )?os cookies|принять (?:все )?(?:файлы )?cookie/iu,
    matches: ['We use cookies. Accept all cookies', 'Before you continue to the site', 'Accepter les cookies'],
    spares: ['She baked cookies for the crew.', 'Cookies are small files that a page keeps with its reader.']
  },
  {
    ruleId: 'stub:script', what: 'an application that was not run',
    pattern: /(?:enable|turn on|requires?|activate|without) javascript|javascript (?:is (?:required|disabled)|must be enabled|has been disabled)|(?:启用|开启|打开|啟用) ?javascript|javascriptを有効|자바스크립트를 (?:활성화|사용)|javascript (?:aktivieren|activ)|activer javascript|habilit[ae] javascript|включите javascript/iu,
    matches: ['You need to enable JavaScript to run this app.', '请启用 JavaScript', 'JavaScriptを有効にしてください', 'Включите JavaScript'],
    spares: ['JavaScript was named within ten days.']
  },
  {
    ruleId: 'stub:gone', what: 'a page that is no longer there',
    pattern: /该内容已被(?:发布者)?删除|此内容(?:因违规)?无法查看|(?:页面|网页|頁面|文章|内容|帖子|主题)(?:已经?)?(?:不存在|找不到|被删除)|(?:page|article|content|video|post) (?:you (?:are looking for|requested) )?(?:was |is |could |can)?(?:not|n't)(?: be)? (?:found|exist)|404 (?:not found|error)|(?:is|are) no longer available|ページが見つかりません|페이지를 찾을 수 없|seite (?:wurde )?nicht gefunden|page introuvable|página no encontrada|página não encontrada|страница не найдена|(?:帐号|账号|公众号)已(?:自主)?(?:注销|迁移|冻结)|链接已过期|(?:^|\n)参数错误|内容(?:发送失败|违规|因.{0,8})?无法查看|内容正在审核|找不到(?:此|您要的)?[网網][页頁]|[网網頁页]面?(?:不存在|已被移除)|公開を終了|掲載期間が終了|お探しのページ|seite (?:existiert|gibt es) (?:leider )?nicht|existiert (?:leider )?nicht mehr|page .{0,30}n['’]existe (?:pas|plus)|página .{0,20}no existe|no (?:se )?(?:encontramos|encontró|ha encontrado) la página|pagina non (?:trovata|esiste)|pagina (?:is )?niet gevonden|pagina bestaat niet|sidan .{0,20}(?:hittades inte|finns inte|kunde inte hittas)|siden (?:blev ikke fundet|findes ikke|finnes ikke|ble ikke funnet)|sivua ei (?:löydy|löytynyt)|nie znaleziono strony|strona nie istnieje|strán(?:ka|ku) (?:nenalezena|neexistuje|se nepodařilo)|sayfa bulunamadı|сторінку не знайдено|страниц[аы] не (?:существует|найден)|الصفحة (?:.{0,20} )?غير موجودة|không tìm thấy trang|halaman (?:.{0,20} )?tidak (?:ditemukan|tersedia)|ไม่พบหน้า/iu,
    matches: ['该公众号已迁移', '链接已过期', 'Sidan hittades inte', 'Sivua ei löytynyt', 'Sayfa bulunamadı', 'Không tìm thấy trang', 'الصفحة غير موجودة', '该内容已被发布者删除', '您访问的页面不存在', 'Page not found', '404 Not Found', 'Seite nicht gefunden', 'This item is no longer available'],
    spares: ['El puerto ya no existe para ellos.', 'Halaman rumahnya luas.', 'Die Lampe wurde nicht gefunden.', 'The page of the book was found.', '他找不到那一页。']
  },
  {
    ruleId: 'stub:blocked', what: 'a page that is refused',
    pattern: /access (?:to this (?:page|site|resource) )?(?:has been |is )?denied|you have been blocked|403 forbidden|error 1020|(?:访问|請求|请求)(?:被|受到)(?:拒绝|限制|拦截)|您的访问被阻断|not available in your (?:country|region)/iu,
    matches: ['Access denied', 'Sorry, you have been blocked', '403 Forbidden', '您的访问被阻断'],
    spares: ['The harbour was blocked for a week.']
  }
]
