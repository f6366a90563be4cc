import {createHash} from 'node:crypto'

/** Names that mean devices on Windows, whatever their extension. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu
// eslint-disable-next-line no-control-regex
const unsafe = /[\u0000-\u001f\u007f<>:"|?*\\]/gu
/** Bytes of UTF-8 that a name may have, with room for extensions. */
const longest = 200

/** A path that any file system takes, for one that some file system gave: the same in every run, whatever else there is. */
export function safePath(path: string): string {
  return path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..').map(safeName).join('/')
}

function safeName(name: string): string {
  const shown = name.replace(unsafe, '_')
  const trimmed = trimEnd(shown)
  const plain = trimmed === shown ? shown : `${trimmed}_`
  const usable = devices.test(plain) ? `_${plain}` : plain
  if (Buffer.byteLength(usable) <= longest) return usable === name ? name : marked(usable, name)
  return marked(shorten(usable), name)
}

// Some systems drop dots and spaces at the end.
function trimEnd(name: string): string {
  let end = name.length
  while (end > 0 && (name.charAt(end - 1) === '.' || name.charAt(end - 1) === ' ')) end--
  return name.slice(0, end)
}

function shorten(name: string): string {
  let short = ''
  let size = 0
  for (const character of name) {
    size += Buffer.byteLength(character)
    if (size > longest - 20) break
    short += character
  }
  return short
}

/** A name, told apart from others like it by what it stands for. */
export function marked(name: string, of: string): string {
  const mark = createHash('sha256').update(of).digest('hex').slice(0, 8)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? `${name.slice(0, dot)}~${mark}${name.slice(dot)}` : `${name}~${mark}`
}
