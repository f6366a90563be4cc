import {isReplaced} from './html-embed.ts'
import {append} from './html-inline.ts'
import {attribute, classes, textContent, type ElementNode, type TextNode} from './html-node.ts'
import {cellsOf, type TableParts} from './html-table.ts'

/** Code as it is written, without what is shown beside its lines. */
export interface Listing {
  readonly value: string
  /** Numbers of lines, and the words on buttons, that stand among the code. */
  readonly asides: readonly TextNode[]
  /** Images and what is embedded among the code. */
  readonly replaced: readonly ElementNode[]
}

/** Read what stands in an element as code: elements on lines of their own and `<br>` end a line. */
export function readListing(element: ElementNode): Listing {
  const asides: TextNode[] = []
  const replaced: ElementNode[] = []
  let value = ''
  const endLine = (): void => {
    if (value !== '' && !value.endsWith('\n')) value += '\n'
  }
  const walk = (node: ElementNode): void => {
    for (const child of node.children) {
      if (child.type === 'text') value += child.value
      else if (child.name === 'br') value += '\n'
      else if (isReplaced(child)) replaced.push(child)
      else if (isAside(child)) gather(child, {asides, replaced})
      else if (child.name !== 'script' && child.name !== 'style') {
        const block = child.traits.isBlock
        if (block) endLine()
        walk(child)
        if (block) endLine()
      }
    }
  }
  walk(element)
  return {value: tidy(value), asides, replaced}
}

const tidy = (value: string): string => value.replace(/\r\n?/gu, '\n').replace(/^\n/u, '').trimEnd()

const gutter = /(?:^|[\s_-])(?:line-?(?:no|num|number)s?|gutter|ln|lnt|lno|blob-num)(?:$|[\s_-])/iu
const numbers = /^[\s\d]*$/u

// Numbers only, in an element named for them.
function isAside(element: ElementNode): boolean {
  if (element.name === 'button') return true
  if (element.attributes.size === 0) return false
  return isNamed(element) && numbers.test(textContent(element).slice(0, 4000))
}

const isNamed = (element: ElementNode): boolean =>
  element.attributes.has('data-line-number') || gutter.test((attribute(element, 'class') ?? '').slice(0, 400))

interface Found {
  readonly asides: TextNode[]
  readonly replaced: ElementNode[]
}

function gather(element: ElementNode, found: Found): void {
  for (const child of element.children) {
    if (child.type === 'text') {
      if (child.value.trim() !== '') found.asides.push(child)
    } else if (isReplaced(child)) found.replaced.push(child)
    else gather(child, found)
  }
}

/** Code that is laid out as a table. */
export interface CodeTable extends Listing {
  /** Where the code stands. */
  readonly cells: readonly ElementNode[]
}

/** Read a table whose rows are lines of code behind their numbers, or that has one row, of all numbers and all the code. */
export function readCodeTable({rows, captions, strays}: TableParts): CodeTable | undefined {
  if (rows.length === 0 || captions.length > 0 || strays.some((node) => (node.type === 'text' ? node.value : textContent(node)).trim() !== '')) return undefined
  const asides: TextNode[] = []
  const replaced: ElementNode[] = []
  const cells: ElementNode[] = []
  const lines: string[] = []
  for (const row of rows) {
    const all = cellsOf(row)
    const code = all.at(-1)
    const before = all.slice(0, -1)
    if (!code || before.length === 0 || !before.every(isGutter) || isGutter(code)) return undefined
    for (const cell of before) gather(cell, {asides, replaced})
    const listing = readListing(code)
    append(asides, listing.asides)
    append(replaced, listing.replaced)
    cells.push(code)
    lines.push(listing.value)
  }
  return cells.some(isCode) ? {value: lines.join('\n').trimEnd(), asides, replaced, cells} : undefined
}

const isGutter = (cell: ElementNode): boolean => {
  const first = cell.children.find((child): child is ElementNode => child.type === 'element')
  return (isNamed(cell) || (first !== undefined && (isNamed(first) || first.name === 'pre'))) && numbers.test(textContent(cell).slice(0, 4000))
}

const codeName = /(?:^|[\s_-])code(?:$|[\s_-])/iu

// A cell named for it, or one that holds nothing else.
function isCode(cell: ElementNode): boolean {
  if (codeName.test((attribute(cell, 'class') ?? '').slice(0, 400))) return true
  for (let at: ElementNode = cell; ;) {
    const inner = at.children.filter((child): child is ElementNode => child.type === 'element')
    const [only, second] = inner
    if (!only || second || at.children.some((child) => child.type === 'text' && child.value.trim() !== '')) return false
    if (only.name === 'pre' || only.name === 'code') return true
    at = only
  }
}

const named = /^(?:language|lang|highlight-source|highlight-text|brush|sourceCode|syntax)[-:]{1,2}([\w+#.-]{1,30})$/u

/** Names that highlighters write among other classes of code, where nothing else says the language. */
const languages: ReadonlySet<string> = new Set((
  'abap actionscript ada apache applescript arduino asm assembly autohotkey awk bash basic batch bat bibtex c clojure cmake cobol coffeescript console cpp c++ csharp c# cs css csv cuda cython d dart delphi diff ' +
  'django dockerfile elixir elm erlang f# fortran fsharp gdscript glsl go golang gradle graphql groovy handlebars haskell hcl html http ini java javascript jinja js json json5 jsonc jsx julia kotlin latex less ' +
  'lisp llvm lua makefile markdown mathematica matlab md mermaid nasm nginx nim nix objc objective-c objectivec ocaml octave pascal perl php plaintext plsql postgresql powershell prolog properties proto protobuf ' +
  'puppet py python python3 pycon pytb r rb regex ruby rust sass scala scheme scss sh shell shellsession smalltalk solidity sql svelte swift tcl terraform tex text toml ts tsx typescript vb vba vbnet verilog vhdl vim vue wasm ' +
  'xml yaml yml zig zsh'
).split(' '))

/** The language of code, as its element or one close around it says. */
export function languageOf(element: ElementNode): string | undefined {
  const inner = element.children.find((child): child is ElementNode => child.type === 'element' && child.name === 'code')
  const holders = [inner, element, element.parent, element.parent?.parent]
  for (const holder of holders) {
    const said = holder && saidBy(holder)
    if (said !== undefined) return said
  }
  for (const holder of holders) {
    const found = holder && listed(holder)
    if (found !== undefined) return found
  }
  return undefined
}

// SyntaxHighlighter writes `brush: js; toolbar: false`, Crayon `lang:js decode:true`.
function saidBy(holder: ElementNode): string | undefined {
  const names = classes(holder)
  for (const [at, name] of names.entries()) {
    const found = named.exec(name)?.[1] ?? (name === 'brush:' ? names[at + 1]?.replace(/;$/u, '') : undefined)
    if (found !== undefined && found !== '') return found.replace(/;$/u, '')
  }
  const said = attribute(holder, 'data-lang') ?? attribute(holder, 'data-language') ?? (holder.name === 'pre' ? attribute(holder, 'lang') : undefined)
  return said === '' || (said !== undefined && said.length > 30) ? undefined : said?.toLowerCase()
}

const marker = /^(?:hljs|highlight(?:-[\w+#.]{1,30})?|highlighted|highlighter-rouge|sourceCode|prettyprint|prettyprinted|chroma|prism|shiki|code|codehilite|source|syntaxhighlighter|codeblock|code-block)$/u

function listed(holder: ElementNode): string | undefined {
  const names = classes(holder)
  if (holder.name !== 'pre' && holder.name !== 'code' && !names.some((name) => marker.test(name))) return undefined
  return names.map((name) => name.replace(/^highlight-/u, '').toLowerCase()).find((name) => languages.has(name))
}
