import {extname} from 'node:path'
import type {Document} from '../document.ts'
import type {account, adapters, cleaners, normalize, toHtml, toJson, toMarkdown, toRecord, toText} from '../index.ts'

/** What a document is written as. */
export type Format = 'markdown' | 'text' | 'html' | 'json' | 'jsonl'

interface Written {
  readonly extension: string
  /** Stands between two documents of one stream. */
  readonly between: string
}

/** The formats of `--to`, by name. */
export const formats: {readonly [format in Format]: Written} = {
  markdown: {extension: '.md', between: '\n'},
  // A form feed, which ends a page and stands in no document.
  text: {extension: '.txt', between: '\f\n'},
  html: {extension: '.html', between: '\n'},
  json: {extension: '.json', between: ''},
  jsonl: {extension: '.jsonl', between: ''}
}

export const formatNames = Object.keys(formats) as Format[]

/** The format that the name of a file asks for. */
export function formatOf(file: string): Format | undefined {
  const extension = extname(file).toLowerCase()
  return formatNames.find((name) => formats[name].extension === extension)
}

/** The library as it is loaded, when it is needed. */
export interface Library {
  readonly account: typeof account
  readonly adapters: typeof adapters
  readonly cleaners: typeof cleaners
  readonly normalize: typeof normalize
  readonly toHtml: typeof toHtml
  readonly toJson: typeof toJson
  readonly toMarkdown: typeof toMarkdown
  readonly toRecord: typeof toRecord
  readonly toText: typeof toText
}

/** Write a document, and the line end that is to stand behind it; a record ends with the hash of the run's options. */
export function render(document: Document, format: Format, library: Library, stamp: string): readonly [value: string, end: '\n' | ''] {
  const value = serialize(document, format, library, stamp)
  // JSON is not looked at: it would be copied to see its end.
  if (format === 'jsonl' || format === 'json') return [value, '\n']
  return [value, value === '' || value.endsWith('\n') ? '' : '\n']
}

function serialize(document: Document, format: Format, {toHtml, toJson, toMarkdown, toRecord, toText}: Library, options: string): string {
  switch (format) {
    case 'markdown':
      return toMarkdown(document, {frontMatter: true})
    case 'text':
      return toText(document)
    case 'html':
      return toHtml(document)
    case 'json':
      return toJson(document)
    case 'jsonl':
      return JSON.stringify({...toRecord(document), options})
  }
}
