import type {MetadataField} from '../document.ts'

/** What somebody did for a document who is not its writer. */
export type Role = 'editor' | 'translator' | 'reviewer' | 'photographer' | 'producer'

/** What a label of a credit says: a field of the metadata, or a part that somebody had in the work. */
export type CreditLabel = ({readonly field: MetadataField} | {readonly field: 'credits'; readonly role: Role}) & {
  /** Words that count before a colon or a bar. */
  readonly words: string
  /** Words that count before a space too: `编辑 张三`, `By Ann Lee`. */
  readonly bare?: string
}

/** The labels, as data, separated by bars; of several that fit the longest counts. */
export const creditLabels: readonly CreditLabel[] = [
  {
    field: 'authors', words: '作者|文章作者|本文作者|原作者|撰文|撰稿|撰稿人|采写|文字|文|采访|记者|本报记者|特约记者|见习记者|实习记者|实习生|通讯员|特约通讯员|发布者|发布人|楼主|執筆|文責|著者|取材・文|author|authors|by|written by|words by|words|text|text by|reporter|reporting by|byline|autor|autorin|auteur|auteure|autore|autrice|författare|forfatter|автор|текст|글|작성자|기자|κείμενο',
    bare: '本报记者|特约记者|见习记者|实习记者|记者|特约通讯员|通讯员|实习生|撰文|采写|作者|by|written by|posted by|words by|text by|story by|reported by|reporting by|published by|von|par|por'
  },
  {field: 'credits', role: 'editor', words: '责任编辑|责任编审|责编|責任編輯|責編|编辑|編輯|本文编辑|文字编辑|微信编辑|网络编辑|新媒体编辑|编审|编校|主编|副主编|执行主编|总编|值班编辑|值班主任|本期编辑|本版编辑|編集|editor|editors|edited by|editing by|redaktion|redaktor|rédaction|redazione|редактор|편집', bare: '责任编辑|責任編輯|责编|编辑|編輯|edited by|editing by'},
  {field: 'credits', role: 'translator', words: '译者|译|翻译|編譯|编译|译文|譯者|翻譯|校译|translator|translators|translated by|translation|übersetzung|übersetzer|traduction|traducción|traduzione|tradução|перевод|번역|翻訳|訳', bare: '译者|翻译|编译|translated by'},
  {field: 'credits', role: 'reviewer', words: '校对|校對|校核|校审|审核|審核|审校|审稿|初审|复审|终审|一审|二审|三审|签发|审签|proofreader|proofread by|reviewed by|fact-checked by|校正|校閲', bare: '校对|审核|初审|复审|终审|一审|二审|三审|reviewed by|fact-checked by'},
  {field: 'credits', role: 'photographer', words: '摄影|攝影|摄|图|图片|圖|图源|图片来源|图片提供|题图|头图|封面|封面图|封面来源|制图|绘图|漫画|插画|插图|配图|视频|视频来源|摄像|photo|photos|photo by|photos by|photograph by|photography|photography by|photo credit|image|images|image credit|image source|illustration|illustration by|illustrations by|video by|pictures|picture|foto|fotos|crédit photo|写真|撮影|사진', bare: '摄影|摄影报道|photo by|photos by|photograph by|photography by|photographs by|illustration by|illustrations by|image by'},
  {field: 'credits', role: 'producer', words: '监制|策划|策劃|总监制|统筹|设计|视觉|视觉设计|美编|美术|排版|制作|出品|出品人|运营|新媒体|剪辑|后期|配音|播音|主播|主持|海报|播报|producer|produced by|design|design by|designer|layout', bare: 'produced by|design by'},
  {field: 'site', words: '来源|來源|文章来源|稿源|稿件来源|信息来源|内容来源|新闻来源|消息来源|本文来源|出处|出處|原载|原载于|转自|转载自|来自|首发|出典|source|sources|via|quelle|fuente|fonte|source originale|källa|kilde|bron|źródło|zdroj|источник|출처', bare: '稿源|来源'},
  {field: 'published', words: '发布时间|发布日期|發布時間|發佈時間|發布日期|发表时间|发表日期|发表于|发布于|发表|发布|發表於|發佈於|时间|時間|日期|刊发时间|上传时间|公開日|掲載日|投稿日|配信|published|published on|published at|first published|date|posted|posted on|publication date|veröffentlicht|veröffentlicht am|erschienen am|datum|publié|publié le|publicado|publicado el|publicado em|fecha|data|pubblicato|pubblicato il|опубликовано|дата|입력|등록', bare: '发布时间|发布日期|发表时间|发表于|发布于|发布|published|published on|published at|first published|posted|posted on|on|veröffentlicht am|publié le|publicado el|publicado em|pubblicato il|опубликовано|입력|등록'},
  {field: 'modified', words: '更新时间|更新日期|更新于|更新|更新時間|最后更新|最後更新|最近更新|修改时间|最后修改|編集日|更新日|最終更新|updated|updated on|updated at|last updated|last updated on|last modified|modified|revised|aktualisiert|aktualisiert am|stand|mis à jour|mis à jour le|actualizado|actualizado el|atualizado em|aggiornato il|обновлено|수정', bare: '更新时间|更新于|最后更新|更新|updated|updated on|updated at|last updated|last updated on|last modified|modified|revised|aktualisiert am|mis à jour le|actualizado el|atualizado em|aggiornato il|обновлено|수정'}
]
