import type {Profile} from '../edit.ts'
import type {Library} from '../node/formats.ts'
import type {PlainOptions} from '../node/plan.ts'
import {usageError} from './codes.ts'

export {extensionsOf as extensions} from '../node/normalize-batch.ts'

/** The options that every command which reads files has. */
export interface SourceFlags {
  readonly adapter?: string
  readonly profile?: Profile
  readonly language?: string
  readonly timezone?: string
}

/** The library's options for the command's, checked before anything is read. */
export function settings({adapter, profile, language, timezone}: SourceFlags, {adapters}: Pick<Library, 'adapters'>): PlainOptions {
  const names = adapters().map(({name}) => name)
  if (adapter !== undefined && !names.includes(adapter)) throw usageError(`Unexpected adapter \`${adapter}\`, expected one of ${names.join(', ')}`)
  if (language !== undefined && !isLanguage(language)) throw usageError(`Unexpected language \`${language}\`, expected a BCP 47 tag such as \`zh-Hans\``)
  if (timezone !== undefined && !/^(?:Z|[+-]\d\d:\d\d)$/u.test(timezone)) throw usageError(`Unexpected time zone \`${timezone}\`, expected a UTC offset such as \`+08:00\``)
  return {
    ...(adapter === undefined ? {} : {adapter}),
    ...(profile === undefined ? {} : {profile}),
    ...(language === undefined ? {} : {language}),
    ...(timezone === undefined ? {} : {timezone})
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
