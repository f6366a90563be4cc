export interface DateOptions {
  /** UTC offset such as `+08:00`, put behind a time that states none. */
  readonly timezone?: string
}

/** Read a text that is a date, or a date and time, and nothing else, into ISO 8601, exactly as precise as it is written; never a relative date. */
export function readDate(_value: string, _options: DateOptions = {}): string | undefined {
  return undefined
}

/** Find the first date in a text, with the part of the text it takes. */
export function findDate(_value: string, _options: DateOptions = {}): {value: string; start: number; end: number} | undefined {
  return undefined
}
