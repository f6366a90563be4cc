import {sourceOf, warn, type TextFile} from './adapter.ts'
import {declaredIn} from './decode.ts'

/**
 * Say what a caller would not expect of how the bytes of a file were read.
 *
 * Messages: `encoding:declared` where the source names an encoding that its bytes do not bear out, `encoding:guessed` where only statistics
 * tell it, and `encoding:replaced` where characters were lost, at the first of them.
 */
export function warnOfEncoding(file: TextFile): void {
  const {encoding: {label, source, replaced}, mediaType = '', places, text} = sourceOf(file)
  const say = (ruleId: string, reason: string, start: number, end: number): void => warn(file, reason, {source: 'encoding', ruleId, place: places.position(start, end)})
  if (source === 'string') return
  const declared = source === 'declared' ? undefined : declaredIn(mediaType, text.slice(0, 4096))
  // Of text in ASCII any declaration is right.
  const isWrong = declared !== undefined && declared.label !== label && /[^\0-\x7f]/u.test(text)
  if (isWrong) say('declared', `Unexpected declaration of \`${declared.written}\`, expected one that the bytes bear out, reading them as \`${label}\``, declared.start, declared.end)
  else if (source === 'detected' && label !== 'utf-8') say('guessed', `Unexpected bytes that are no UTF-8 and do not say what they are, expected a declaration, reading them as \`${label}\` by statistics`, 0, 0)
  const lost = replaced > 0 ? text.indexOf('\ufffd') : -1
  if (lost >= 0) say('replaced', `Unexpected bytes, expected \`${label}\`, replacing ${replaced} characters by U+FFFD`, lost, lost + 1)
}
