import type {Code, Construct, Effects, State} from 'micromark-util-types'
import type {Processor} from 'unified'

/** A unified plugin that leaves `{{ … }}` and `{% … %}` on one line as they are: what is in them is no Markdown. */
export function keepTemplates(this: Processor): void {
  const data = this.data()
  ;(data.micromarkExtensions ??= []).push({text: {123: template}})
}

const template: Construct = {name: 'template', tokenize}

function tokenize(effects: Effects, ok: State, nok: State): State {
  let close: Code = null
  return (code) => {
    effects.enter('data')
    effects.consume(code)
    return open
  }
  function open(code: Code): State | undefined {
    // `{` and `%`.
    if (code !== 123 && code !== 37) return nok(code)
    close = code === 123 ? 125 : code
    effects.consume(code)
    return inside
  }
  function inside(code: Code): State | undefined {
    if (code === null || code < -2) return nok(code)
    effects.consume(code)
    return code === close ? end : inside
  }
  function end(code: Code): State | undefined {
    if (code !== 125) return inside(code)
    effects.consume(code)
    effects.exit('data')
    return ok
  }
}
