import {mathFromMarkdown} from 'mdast-util-math'
// Its index also exports an HTML compiler that brings KaTeX; only the syntax is taken here.
import {math} from 'micromark-extension-math'
import type {Code, Construct} from 'micromark-util-types'
import type {Processor} from 'unified'

/**
 * A unified plugin that reads `$…$` and `$$…$$`, as pandoc does: behind an opening `$` and before a closing one stands no white
 * space, and no digit follows the closing one, so that prices stay prices.
 */
export function readMath(this: Processor): void {
  const data = this.data()
  const extension = math()
  const construct = [extension.text?.[36] ?? []].flat()[0]
  if (construct) (data.micromarkExtensions ??= []).push({...extension, text: {36: strictly(construct)}})
  ;(data.fromMarkdownExtensions ??= []).push(mathFromMarkdown())
}

function strictly(whole: Construct): Construct {
  const {resolve: _, ...construct} = whole
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const start = this.now()
      const sound = (code: Code): boolean => isSound(this.sliceSerialize({start, end: this.now()}), code)
      return effects.attempt(whole, (code) => (sound(code) ? ok(code) : nok(code)), nok)
    }
  }
}

function isSound(math: string, next: Code): boolean {
  if (math.startsWith('$$')) return true
  return !/^\$\s|\s\$$/u.test(math) && !(next !== null && next > 47 && next < 58)
}
