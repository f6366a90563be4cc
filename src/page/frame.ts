import {sha256} from '../hash.ts'
import {attribute, embed, escape} from './markup.ts'
import {style} from './style.ts'

export interface Frame {
  readonly title: string
  /** Which page it is, for the style. */
  readonly kind: 'explain' | 'report'
  readonly body: string
  /** Runs in the browser when all of the page is there. */
  readonly script?: string
  /** What the script reads. */
  readonly data?: unknown
}

/**
 * Put a page together that stands alone: style, script and data are in it, and its policy forbids any request, and any script but its own.
 */
export function frame({title, kind, body, script = '', data}: Frame): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src ${script === '' ? "'none'" : `'sha256-${base64(sha256(script))}'`}; base-uri 'none'; form-action 'none'`
  return [
    '<!doctype html>', '<html lang="en">', '<meta charset="utf-8">', `<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">`,
    '<meta name="viewport" content="width=device-width">', '<meta name="color-scheme" content="light dark">', '<meta name="referrer" content="no-referrer">',
    `<title>${escape(title)}</title>`, `<style>${style}</style>`, `<body class=${kind}>`, body,
    ...(data === undefined ? [] : [`<script type="application/json" id="data">${embed(data)}</script>`]),
    ...(script === '' ? [] : [`<script>${script}</script>`]), '</html>', ''
  ].join('\n')
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

// Of hexadecimal: three digits are two of base 64.
function base64(hex: string): string {
  const groups = hex.padEnd(Math.ceil(hex.length / 6) * 6, '0').match(/.{3}/gu) ?? []
  const all = groups.map((group) => Number.parseInt(group, 16)).map((value) => `${digits.charAt(value >> 6)}${digits.charAt(value & 63)}`).join('')
  return all.slice(0, Math.ceil((hex.length * 4) / 6)).padEnd(all.length, '=')
}
