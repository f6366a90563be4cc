import type {Adapter} from '../adapter.ts'
import {forumTsv} from './forum-tsv.ts'
import {markdownPost} from './markdown-post.ts'
import {newsPage} from './news-page.ts'
import {newsText} from './news-text.ts'
import {plainText} from './plain-text.ts'
import {reportTranscript} from './report-transcript.ts'

/** One of each; the last reads what none of them describes. */
export function adapters(): Adapter[] {
  return [markdownPost(), forumTsv(), newsPage(), newsText(), reportTranscript(), plainText()]
}
