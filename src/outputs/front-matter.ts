import {Document as Yaml, isMap} from 'yaml'
import type {Document, Metadata} from '../document.ts'

const fields: ReadonlyArray<Exclude<keyof Metadata, 'extra'>> = [
  'title', 'subtitle', 'authors', 'published', 'modified', 'language', 'url', 'site', 'description', 'image', 'tags', 'license', 'translationOf'
]

/**
 * Write the metadata as YAML front matter, fences included: the fields in the order of the dictionary, then the keys of `extra`.
 *
 * What a reader of YAML 1.1 or 1.2 could take for a date, number or boolean is quoted. A document without metadata has no front
 * matter.
 */
export function writeFrontMatter({data: {metadata}}: Document): string {
  const yaml = new Yaml({}, {version: '1.1'})
  const set = (key: string, value: unknown): void => {
    if (value !== undefined && !yaml.has(key)) yaml.set(yaml.createNode(key), yaml.createNode(value, {aliasDuplicateObjects: false}))
  }
  for (const field of fields) set(field, metadata[field])
  for (const [key, value] of Object.entries(metadata.extra ?? {})) set(key, value)
  return isMap(yaml.contents) && yaml.contents.items.length > 0 ? `---\n${yaml.toString({lineWidth: 0})}---\n\n` : ''
}
