import {attribute, brief, share} from './markup.ts'

/** One bar: its label, and its parts from left to right. */
export interface Bar {
  readonly label: string
  readonly parts: readonly Part[]
  /** Said behind the bar. */
  readonly note: string
}

export interface Part {
  readonly name: string
  readonly hue: number
  readonly value: number
}

const row = 22
const [labels, width, notes] = [260, 480, 160]

/**
 * Draw horizontal bars as inline SVG, all against the same whole, or each against its own.
 *
 * The numbers stand in a table beside it, so that the picture is one image to a screen reader.
 */
export function bars(title: string, rows: readonly Bar[], whole?: number): string {
  const height = rows.length * row + 4
  const drawn = rows.map(({label, parts, note}, index) => {
    const all = Math.max(1, whole ?? parts.reduce((sum, {value}) => sum + value, 0))
    const y = index * row + 2
    return `<text x=${labels - 8} y=${y + 15} text-anchor=end>${attribute(brief(label, 34))}</text>${rects(parts, all, y)}<text x=${labels + width + 8} y=${y + 15}>${attribute(note)}</text>`
  })
  return `<svg role=img aria-label="${attribute(title)}" viewBox="0 0 ${labels + width + notes} ${height}" width=${labels + width + notes} height=${height}>${drawn.join('\n')}</svg>`
}

function rects(parts: readonly Part[], all: number, y: number): string {
  let x = labels
  return parts.filter(({value}) => value > 0).map(({name, hue, value}) => {
    const size = (value / all) * width
    const drawn = `<rect x=${x.toFixed(1)} y=${y} width=${size.toFixed(1)} height=${row - 4} style="--hue:${hue}"><title>${attribute(name)} ${share(value, all)}</title></rect>`
    x += size
    return drawn
  }).join('')
}
