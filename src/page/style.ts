/** How pages look: one column of type, colours by hue so that light and dark keep the same contrast, nothing that moves. */
export const style = `
:root { color-scheme: light dark; --page: #fff; --ink: #1b1b1b; --soft: #595959; --line: #cfcfcf; --panel: #f5f5f4; --focus: #0b57d0; --back: 88%; --strength: 75%; --edge: 38%; --plot: 60%; --content: #e3f3e6; --warn: #b00020 }
@media (prefers-color-scheme: dark) { :root { --page: #161616; --ink: #ededed; --soft: #a8a8a8; --line: #444; --panel: #222; --focus: #8ab4f8; --back: 25%; --strength: 45%; --edge: 68%; --plot: 55%; --content: #1d3324; --warn: #ff8a8a } }
* { box-sizing: border-box }
[hidden] { display: none !important }
html { font: 16px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: var(--ink); background: var(--page) }
body { margin: 0 }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; margin: 1em 0 .4em }
h1 { font-size: 1.2rem; margin: 0; overflow-wrap: anywhere } h2 { font-size: .95rem; color: var(--soft); margin: 0 0 .5rem } h3 { font-size: 1.25rem } h4, h5, h6 { font-size: 1.05rem }
p { margin: .5em 0 }
.facts, .cut, caption { color: var(--soft); margin: .1rem 0; text-align: start }
.suspect { color: var(--warn) }
button { font: inherit; font-size: .85rem; color: inherit; background: var(--panel); border: 1px solid var(--soft); border-radius: .3rem; padding: .1rem .5rem; cursor: pointer }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 1px }
table { border-collapse: collapse; font-size: .875rem } th, td { text-align: start; padding: .15rem .7rem .15rem 0; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: break-word } th { font-weight: 600 }
summary { cursor: pointer }
code, pre, kbd, .source { font-family: ui-monospace, "Cascadia Code", "DejaVu Sans Mono", Consolas, "Noto Sans Mono CJK SC", monospace; font-size: .875em }
.c, .swatch.c, .bar.c { background: var(--content) }
.m { --hue: 212 } .j { --hue: 0 } td .r { overflow-wrap: anywhere } .r, .m, .j { background: hsl(var(--hue, 18) var(--strength) var(--back)); border-bottom: 2px solid hsl(var(--hue, 18) 60% var(--edge)) }
.j { border-bottom-style: double } .m { border-bottom-style: dotted }
.swatch { display: inline-block; width: .9em; height: .9em; margin-inline-end: .35em; vertical-align: -.1em; border: 1px solid var(--soft) } .k { background: var(--panel) } .w { background: var(--page) }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; padding: 0; margin: .3rem 0; font-size: .875rem }
.bars { display: flex; height: .8rem; border: 1px solid var(--soft) } .bar { border: 0 !important; min-width: 0 }
.unseen { font-style: normal; font-size: .75em; border: 1px solid currentcolor; border-radius: .2em; padding: 0 .15em; margin: 0 .1em; unicode-bidi: isolate }
.chunk, .group { content-visibility: auto; contain-intrinsic-size: auto calc(var(--lines) * 1.5em) }
.explain { display: grid; grid-template-rows: auto minmax(12rem, 1fr) auto; height: 100vh }
header { padding: .6rem 1rem; border-bottom: 1px solid var(--line); max-height: 42vh; overflow: auto }
.tables { display: flex; flex-wrap: wrap; gap: 0 2rem } .scroll { max-height: min(11.5rem, 18vh); overflow: auto; margin: .3rem 0 }
.explain main { display: grid; grid-template-columns: 1fr 1fr; min-height: 0 }
.pane { overflow: auto; padding: .8rem 1rem; min-width: 0; position: relative } .pane + .pane { border-inline-start: 1px solid var(--line) } .pane:focus-visible { outline-offset: -3px }
#source .text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; color: var(--soft); font: .8125rem/1.5 ui-monospace, "Cascadia Code", "DejaVu Sans Mono", Consolas, "Noto Sans Mono CJK SC", monospace }
#source .c, #source .r, #source .m, #source .j { color: var(--ink) } #source [data-note], #document [data-note] { cursor: pointer }
#source .off { background: none; border-bottom-style: dashed }
#document { overflow-wrap: anywhere } #document article { content-visibility: auto; contain-intrinsic-size: auto 30rem; max-width: 42rem; padding-bottom: 1.5rem; margin-bottom: 1.5rem; border-bottom: 1px solid var(--line) }
.body { unicode-bidi: plaintext; line-height: 1.7 } .body [data-off] { background: hsl(var(--hue, 18) var(--strength) var(--back)); outline: 1px dashed hsl(var(--hue, 18) 60% var(--edge)) }
.body table { margin: .5em 0; display: block; overflow-x: auto } blockquote { margin: .5em 0; padding-inline-start: 1em; border-inline-start: 3px solid var(--line) } pre { overflow: auto; background: var(--panel); padding: .5rem }
[data-kind=link] { text-decoration: underline; text-decoration-color: var(--soft) } [data-kind=image] { border: 1px solid var(--soft); border-radius: .2rem; padding: 0 .4em; font-size: .85em } [data-kind=image]::before { content: "▧ " }
[data-kind=by] { color: var(--soft); font-size: .875rem; margin: 0 } [data-kind=entry] { border-inline-start: 3px solid var(--line); padding-inline-start: .8rem; margin: .8rem 0 }
.evidence { margin: .3rem 0 .8rem; font-size: .875rem } .other { color: var(--soft) } .raw { color: var(--soft) } .raw::before { content: "written " }
.on { box-shadow: 0 0 0 3px var(--focus) }
#details { display: flex; gap: 1rem; align-items: start; justify-content: space-between; padding: .4rem 1rem; border-top: 1px solid var(--line); background: var(--panel); min-height: 3.6rem; max-height: 9rem; overflow: auto; font-size: .9rem } #details p { margin: 0; overflow-wrap: anywhere } #details button { flex: none; white-space: nowrap }
.report { max-width: 70rem; margin: 0 auto; padding: 1rem } .report h2 { font-size: 1.15rem; color: inherit; margin-top: 2rem } svg text { fill: var(--ink); font-size: 12px } svg { max-width: 100%; height: auto } rect { fill: hsl(var(--hue) var(--strength) var(--plot)) } .wide { max-height: 32rem; overflow: auto } .one { content-visibility: auto; contain-intrinsic-size: auto 14rem; border-top: 1px solid var(--line) } a { color: var(--focus) }
@media (max-width: 50rem) { .explain { height: auto; display: block } .explain main { display: block } .pane { max-height: 70vh; border-inline-start: 0 !important; border-top: 1px solid var(--line) } #details { position: sticky; bottom: 0 } }
@media (forced-colors: active) { .r, .m, .j, .body [data-off] { forced-color-adjust: none; color: var(--ink) } }
`
