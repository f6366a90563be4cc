import {findDate, readDate, type DateOptions} from './dates.ts'
import {isGregorian} from './html-page.ts'

/** Words that say of a date that it is not the first, in what is shown or in the name of a class. */
export const changed = /updat|modif|revis|edited|更新|修改|編集|修正|aktuali[sz]|mis à jour|actuali[sz]|atualiz|aggiornat|обновл|измен[её]н|оновлен|수정|업데이트|güncel|gewijzigd|ändra|opdater|oppdater|uppdater|päivite|frissít|ενημερ|ažuriran|تحديث|עודכן|עדכון|diperbarui|cập nhật|আপডেট|अपडेट|แก้ไข|อัปเดต/iu

/** Words that say of a date that it is not of this document. */
export const otherDate = /(?:release|event|start|end|due|deadline|expir|join|birth|born|founded|found|reviewed|checked|发售|上映|截止|活动|erscheinung|sortie|lanzamiento)[^:：]{0,14}[:：]?$/iu

/** A date in a line, and what the line says before it. */
export interface DateInLine {
  readonly value: string
  readonly raw: string
  /** Where it begins. */
  readonly start: number
  /** What stands between the date before it and this one. */
  readonly label: string
  /** It is not the first date of the document, by its label. */
  readonly late: boolean
}

/** As many dates of a line are read. */
const most = 4

/** Find the days in a line, each with what stands before it: `Published 4 May 2021 | Updated 5 May 2021, 09:15`. */
export function datesInLine(line: string, options: DateOptions): DateInLine[] {
  const found: DateInLine[] = []
  for (let from = 0; found.length < most; ) {
    const date = findDate(line.slice(from), options)
    if (!date) break
    const label = line.slice(from, from + date.start)
    const raw = line.slice(from + date.start, from + date.end)
    if (date.value.length >= 10 && isGregorian(date.value)) found.push({value: date.value, raw, start: from + date.start, label, late: changed.test(label)})
    from += date.end
  }
  const whole = found.length > 0 || line.length > 30 ? undefined : readDate(line, options)
  return whole === undefined || whole.length < 10 || !isGregorian(whole) ? found : [{value: whole, raw: line, start: 0, label: '', late: false}]
}
