import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {account} from '../src/account.ts'
import {reportTranscript} from '../src/adapters/report-transcript.ts'
import type {Document} from '../src/document.ts'
import type {Cleaner} from '../src/edit.ts'
import {plainCue, readCaptions, readTiming, secondsOf} from '../src/formats/cues.ts'
import {normalize} from '../src/normalize.ts'
import {visibleText} from '../src/text.ts'

const adapters = [reportTranscript()]

function read(value: string): Document {
  const file = new VFile({value})
  const [document] = [...normalize(file, {adapters})]
  expect(account(file, [document!], {adapters}).unaccounted).toBe(0)
  return document!
}

const said = (value: string): string[] => read(value).children.map((node) => (node.type === 'entry' ? `${node.by} ${node.at}: ${node.children.map((child) => visibleText(child)).join(' | ')}` : visibleText(node)))

const vtt = (...cues: string[]): string => `WEBVTT\n\n${cues.map((cue, index) => `00:00:${String(index * 2).padStart(2, '0')}.000 --> 00:00:${String(index * 2 + 2).padStart(2, '0')}.000\n${cue}\n`).join('\n')}`

describe('readCaptions', () => {
  test('reads times of both formats', () => {
    expect(readTiming('1:02:03,4 --> 01:02:05,678 X1:40')).toMatchObject({at: '01:02:03.400', until: '01:02:05.678'})
    expect(readTiming('02:03.456 --> 02:04.000')).toMatchObject({at: '00:02:03.456'})
    expect(readTiming('one --> two')).toBeUndefined()
    expect(secondsOf('01:02:03.500')).toBe(3723.5)
  })
  test('keeps what stands beside the cues', () => {
    const captions = readCaptions('WEBVTT Harbour\n\nNOTE one\ntwo\n\nfirst\n00:01.000 --> 00:02.000\nYes.\n\nstill the cue\n\nSTYLE\n::cue {}\n')
    expect(captions?.format).toBe('webvtt')
    expect(captions?.blocks.map((rows) => rows.map(({text}) => text))).toEqual([['WEBVTT Harbour'], ['NOTE one', 'two'], ['first'], ['STYLE', '::cue {}']])
    expect(captions?.cues.map(({rows}) => rows.map(({text}) => text))).toEqual([['Yes.', 'still the cue']])
  })
  test('reads nothing else', () => {
    expect(readCaptions('WEBVTTX\n')).toBeUndefined()
    expect(readCaptions('1\n00:00:01 to 00:00:02\n')).toBeUndefined()
  })
  test('takes markup away', () => {
    expect(plainCue('<c.loud>a &lt; b</c> &amp;&nbsp;c', 'webvtt')).toBe('a < b &\u00a0c')
    expect(plainCue('{\\an8}<font color="red">a</font> <b>b</b> <br> {c}', 'srt')).toBe('a b <br> {c}')
  })
})

describe('what stands where captions have no text', () => {
  test('is said, behind the times', () => {
    expect(said('1\n00:00:01,000 --> 00:00:02,000 X1:40 Who lit\nthem?\n\n2\n00:00:02,000 --> 00:00:03,000 Nobody.\n')).toEqual(['Who lit them? Nobody.'])
    expect(said('WEBVTT\n\n[00:01.000 --> 00:02.000] Who lit them?\n')).toEqual(['Who lit them?'])
  })
  test('is said above the times of SubRip, where no cue has a name', () => {
    expect(said('1\n00:00:01,000 --> 00:00:02,000\nWho lit them?\n\nAnd when?\n00:00:02,000 --> 00:00:03,000\nAt six.\n')).toEqual(['Who lit them? And when? At six.'])
  })
  test('is a name in WebVTT, held where it says something', () => {
    expect(read('WEBVTT\n\nThe lamps\n00:01.000 --> 00:02.000\nYes.\n\ncue-2\n00:02.000 --> 00:03.000\nNo.\n').data.metadata.extra).toEqual({captions: {format: 'webvtt', blocks: ['WEBVTT', 'The lamps']}})
  })
  test('is syntax where it sets the cue', () => {
    const file = new VFile({value: 'WEBVTT\n\n00:01.000 --> 00:02.000 align:start size:50%\nYes.\n', path: 'a.vtt'})
    const adapters = [reportTranscript()]
    const {spans} = account(file, [...normalize(file, {adapters})], {adapters})
    expect(spans.filter((span) => span.class === 'markup').map(({start, end}) => String(file.value).slice(start, end))).toEqual([' align:start size:50%'])
  })
})

describe('text with times', () => {
  test('of a recognizer is captions, and so is what a player shows', () => {
    const document = read('[00:00.000 --> 00:02.500]  We begin with\n[00:02.500 --> 00:04.000]  the lamps.\n\n[00:09.000 --> 00:11.000]  Who lit them?\n[00:11.000 --> 00:12.000]\n')
    expect(document.children.map((node) => visibleText(node))).toEqual(['We begin with the lamps.', 'Who lit them?'])
    expect(document.children[0]).toMatchObject({children: [{data: {at: '00:00:00.000', until: '00:00:02.500'}}, {data: {at: '00:00:02.500', until: '00:00:04.000'}}]})
    expect(document.data.metadata.extra).toEqual({captions: {format: 'timed', blocks: []}})
    expect(said('0:00\nANN: We begin with\n0:04\nthe lamps.\n1:02:07\nBEN: Who lit\nthem at\n0:30\nnight?\n1:02:10\nANN: Nobody.\n1:02:12\nBEN: Ah.\n')).toEqual([
      'ANN 00:00:00: We begin with the lamps.', 'BEN 01:02:07: Who lit them at 0:30 night?', 'ANN 01:02:10: Nobody.', 'BEN 01:02:12: Ah.'
    ])
  })
  test('may have no space behind the times', () => {
    expect(said('[00:00.000 --> 00:02.500]We begin.\n[00:02.500 --> 00:04.000]Now.\n')).toEqual(['We begin. Now.'])
    expect(said('\ufeff[00:00.000 --> 00:02.500]We begin.\n[00:02.500 --> 00:04.000]Now.\n')).toEqual(['We begin. Now.'])
    expect(said('0:00\nANN: We begin.\n0:75:00\n0:04\nNow.\n0:05\nYes.\n').join(' ')).toContain('Now.')
  })
  test('may hold form feeds', () => {
    expect(said('WEBVTT\n\n1\n\f00:00:01.000 --> 00:00:04.000\nWhen?\n\n2\n00:00:05.000 --> 00:00:08.000\nAt six.\n')).toEqual(['When? At six.'])
    expect(said('1\n00:00:01,000 --> 00:00:04\f,000\nWhen?\n\n2\n00:00:05,000 --> 00:00:08,000\nAt six.\n')).toContain('At six.')
  })
  test('is no timetable', () => {
    expect(readCaptions('7:30\nBreakfast\n8:00\nThe lamps\n9:00\nLunch\n')).toBeUndefined()
    expect(readCaptions('0:00\nBegin\n\nThen the lamps.\n')).toBeUndefined()
  })
})

describe('captions', () => {
  test('become turns by voice tags, which may come in each cue', () => {
    expect(said(vtt('<v Ann Low>We begin with', '<v Ann Low>the lamps.', '<v.loud Ben Roe>No.</v>', 'Nobody knows whose words these are.'))).toEqual(['Ann Low 00:00:00: We begin with the lamps.', 'Ben Roe 00:00:04: No. Nobody knows whose words these are.'])
  })
  test('become turns by labels that recur, behind tags and arrows', () => {
    expect(said(vtt('ANN: We begin with the lamps.', '<i>BEN: No, with the oil.</i>', '&gt;&gt; ANN: The lamps.', 'BEN: The oil.', '>> Be quiet.'))).toEqual([
      'ANN 00:00:00: We begin with the lamps.', 'BEN 00:00:02: No, with the oil.', 'ANN 00:00:04: The lamps.', 'BEN 00:00:06: The oil.', 'Be quiet.'
    ])
  })
  test('become turns by a label on a line of its own, above what is said', () => {
    expect(said(vtt('ANN:\nWe begin with the lamps.', 'BEN:\nNo, with the oil.', 'ANN:', 'The lamps.', 'BEN: The oil.'))).toEqual([
      'ANN 00:00:00: We begin with the lamps.', 'BEN 00:00:02: No, with the oil.', 'ANN 00:00:06: The lamps.', 'BEN 00:00:08: The oil.'
    ])
  })
  test('hold a turn of nobody’s words, where a tag or label has none', () => {
    expect(said(vtt('<v Ann>', 'The lamps are lit.', '<v Ben>No.'))).toEqual(['Ann 00:00:00: The lamps are lit.', 'Ben 00:00:04: No.'])
    expect(said(vtt('ANN: The lamps.', 'BEN: The oil.', 'ANN:', 'BEN: No.', 'ANN:'))).toEqual(['ANN 00:00:00: The lamps.', 'BEN 00:00:02: The oil.', 'ANN 00:00:04: ', 'BEN 00:00:06: No.', 'ANN 00:00:08: '])
  })
  test('are joined at hyphens', () => expect(said(vtt('We count the lan-', 'terns.'))).toEqual(['We count the lanterns.']))
  test('end a turn where two talk in one cue', () => {
    expect(said(vtt('<v Ann>Who is it?', '- The keeper.\n- The pilot.', '- Alone: no second dash.'))).toEqual(['Ann 00:00:00: Who is it?', '- The keeper.', '- The pilot. - Alone: no second dash.'])
  })
  test('are paragraphs that end with a sentence before a silence, or when they are long', () => {
    const timed = (at: string, until: string, text: string): string => `00:${at}.000 --> 00:${until}.000\n${text}\n`
    expect(said(['WEBVTT\n', timed('00:01', '00:02', 'One sentence.'), timed('00:02', '00:03', 'Another one.'), timed('00:07', '00:08', 'After a silence'), timed('00:10', '00:11', 'it goes on'), timed('00:30', '00:31', 'no more')].join('\n'))).toEqual(['One sentence. Another one.', 'After a silence it goes on', 'no more'])
    expect(said(vtt(`${'word '.repeat(110)}end.`, 'Next.'))).toHaveLength(2)
  })
  test('keep what is heard apart from what is said', () => {
    const document = read(vtt('Good night.', '[applause]', '♪ a song ♪', '（掌声）', 'Thank you.'))
    expect(document.children.map(({data}) => data?.role)).toEqual([undefined, 'action', 'action', 'action', undefined])
  })
  test('keep the time of each line', () => {
    const [paragraph] = read(vtt('We begin with', 'the lamps.')).children
    expect(paragraph?.type === 'paragraph' && paragraph.children.map(({data}) => data)).toEqual([{at: '00:00:00.000', until: '00:00:02.000'}, {at: '00:00:02.000', until: '00:00:04.000'}])
  })
  test('say each line once where they roll up', () => {
    expect(said(vtt('one', 'one\ntwo', 'two\nthree', 'three\nfour'))).toEqual(['one two three four'])
    expect(said(vtt('No.', 'No.'))).toEqual(['No. No.'])
  })
  test('take the language of the header before that of the text', () => {
    expect(read('WEBVTT\nLanguage: sw\n\n00:01.000 --> 00:02.000\nx\n').data.metadata.language).toBe('sw')
  })
  test('claim no line that the document lost', () => {
    const value = vtt('<v Ann Low>We begin with the lamps.', 'Then comes the oil.')
    const file = new VFile({value})
    const [document] = [...normalize(file, {adapters})]
    for (const node of document!.children) if (node.type === 'entry') node.by = 'Ben Roe'
    expect(account(file, [document!], {adapters}).unaccounted).toBe('<vAnnLow>'.length)
    document!.children.length = 0
    expect(account(file, [document!], {adapters}).unaccounted).toBeGreaterThan(30)
    delete document!.data.metadata.extra
    expect(account(file, [document!], {adapters}).unaccounted).toBeGreaterThan(60)
  })
  test('read a cue without text, and one without an end', () => {
    expect(said('1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:02,000 --> 00:00:03,000\n<i></i>\n\n3\n00:00:03,000 --> 00:00:04,000\nYes.')).toEqual(['Yes.'])
  })
})

test('the times of what a cleaner took out are accounted for', () => {
  const file = new VFile({value: vtt('Ann was at the yard.', '<v Ann>The ferry stops.', '<v Bob>The ferry goes.')})
  const remover: Cleaner = {
    name: 'remover', version: 1, rules: [{id: 'it', category: 'related', what: 'it', matches: [], spares: []}],
    propose: ({children}) => children.slice(1, 2).map((node) => ({op: 'remove', node, rule: 'it', reason: 'it'}))
  }
  const [document] = [...normalize(file, {adapters, cleaners: [remover]})]
  expect(document!.children.map((node) => visibleText(node))).toEqual(['Ann was at the yard.', 'The ferry goes.'])
  expect(account(file, [document!], {adapters}).unaccounted).toBe(0)
})
