/** `2026-11-22 15:01` and `2026-11-22`, as computers write it. */
const plainDate = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}:\d{2})(?::\d{2})?)?$/
const clock = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d`
const day = String.raw`\d{4}年(?:0?[1-9]|1[0-2])月(?:0?[1-9]|[12]\d|3[01])日`
const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'u')
const range = (moment: string): RegExp => whole(`${moment}(?: ?~ ?${moment})?`)

interface Kind {
  /** Characters beyond which the value is cut; absent: nothing can be cut from it. */
  most?: number
  form: RegExp
}

/** By the name's beginning: `thing1` is a thing. Limits of the description of `subscribe/send`. */
const kinds: Readonly<Record<string, Kind>> = {
  thing: { most: 20, form: /^.+$/u },
  // 汉字 and nothing else
  phrase: { most: 5, form: /^\p{Script=Han}{1,5}$/u },
  name: { form: /^(?:\p{Script=Han}{1,10}|[^\p{Script=Han}\d]{1,20})$/u },
  character_string: { form: /^[\x20-\x7e]{1,32}$/ },
  number: { form: /^(?=.{1,32}$)\d+(?:\.\d+)?$/ },
  letter: { form: /^[A-Za-z]{1,32}$/ },
  symbol: { form: /^[^\p{L}\p{N}\s]{1,5}$/u },
  time: { form: range(`(?:${day} )?${clock}`) },
  date: { form: range(`${day}(?: ${clock})?`) },
  amount: { form: /^\p{Sc}?(?=[\d.]{1,11}元?$)\d{1,10}(?:\.\d+)?元?$/u },
  phone_number: { form: /^[\d+() -]{1,17}$/ },
  car_number: { form: /^\p{Script=Han}?[A-Z\d]{1,7}\p{Script=Han}?$/u },
}

/**
 * A value as the platform takes it: one line, no blanks around it, no longer than its kind may be, dates in Chinese. Null: it
 * cannot be sent in this field. Kinds that are not known here (`const1`, `enum2`: only values of a list) go as they are.
 */
export function fitValue(field: string, value: string): string | null {
  const kind = kinds[/^[a-z_]+/.exec(field)?.[0] ?? '']
  const line = value.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  if (line === '') return null
  if (!kind) return line
  const fitted = cut(/^(?:time|date)/.test(field) ? inChinese(line) : line, kind.most)
  return kind.form.test(fitted) ? fitted : null
}

const inChinese = (value: string): string =>
  value.replace(plainDate, (_all, year: string, month: string, date: string, time?: string) => `${year}年${Number(month)}月${Number(date)}日${time ? ` ${time}` : ''}`)

/** To so many characters, the last one an ellipsis where that is allowed. */
function cut(value: string, most: number | undefined): string {
  const characters = Array.from(value)
  if (most === undefined || characters.length <= most) return value
  return most > 5 ? `${characters.slice(0, most - 1).join('').trimEnd()}…` : characters.slice(0, most).join('')
}
