import type {Profile} from '../edit.ts'
import type {NormalizeOptions} from '../normalize.ts'
import {usageError} from './codes.ts'

/** The options that every command which reads files has. */
export interface SourceFlags {
  readonly adapter?: string
  readonly profile?: Profile
  readonly language?: string
  readonly timezone?: string
}

export type Library = typeof import('../index.ts')

/** The library's options for the command's, checked before anything is read. */
export function settings({adapter, profile, language, timezone}: SourceFlags, {adapters}: Library): NormalizeOptions {
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

/** The extensions that some adapter reads: which files of a folder are taken. */
export function extensions({adapters}: Library): Set<string> {
  return new Set(adapters().flatMap(({match}) => [...(match.extensions ?? []), ...(match.accepts ?? [])]))
}
