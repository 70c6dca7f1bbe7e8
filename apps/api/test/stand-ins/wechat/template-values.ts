/** What a field of a template takes, by the beginning of its name, as the description of subscribe/send has it. */
const han = String.raw`\p{Script=Han}`
const hours = '(?:(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)'
const date = '(?:[0-9]{4}年(?:1[0-2]|0?[1-9])月(?:3[01]|[12][0-9]|0?[1-9])日)'
const span = (one: string): RegExp => new RegExp(`^${one}(?:\\s?~\\s?${one})?$`, 'u')

const rules: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (value) => Array.from(value).length <= 20,
  number: (value) => /^[0-9]+(?:\.[0-9]+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => /^[^\p{L}\p{N}\s]{1,5}$/u.test(value),
  character_string: (value) => /^[!-~ ]{1,32}$/.test(value),
  time: (value) => span(`(?:${date}\\s?)?${hours}`).test(value),
  date: (value) => span(`${date}(?:\\s?${hours})?`).test(value),
  amount: (value) => /^\p{Sc}?[0-9]{1,10}(?:\.[0-9]+)?元?$/u.test(value),
  phone_number: (value) => /^[0-9+()#* -]{1,17}$/.test(value),
  car_number: (value) => new RegExp(`^(?:${han}|[A-Z0-9])[A-Z0-9]{0,6}(?:${han}|[A-Z0-9])$`, 'u').test(value),
  name: (value) => new RegExp(`^${han}{1,10}$`, 'u').test(value) || /^[^\p{Script=Han}\p{N}]{1,20}$/u.test(value),
  phrase: (value) => new RegExp(`^${han}{1,5}$`, 'u').test(value),
}

/** Values of these are the ones the operator listed when the template was made. */
export type Listed = Readonly<Record<string, readonly string[]>>

/** The name of the first value that is wrong, as the platform names it; null when all are right. */
export function wrongValue(fields: readonly string[], listed: Listed, data: Readonly<Record<string, unknown>>): string | null {
  for (const field of fields) {
    const value = (data[field] as { value?: unknown } | null | undefined)?.value
    if (value === undefined || value === '') return `data.${field}.value is empty`
    if (typeof value !== 'string' || !takes(field, listed, value)) return `data.${field}.value invalid`
  }
  return null
}

function takes(field: string, listed: Listed, value: string): boolean {
  if (value !== value.trim() || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) return false
  const kind = /^[a-z_]+/.exec(field)?.[0] ?? ''
  if (kind === 'const' || kind === 'enum') return listed[field]?.includes(value) ?? true
  return rules[kind]?.(value) ?? false
}
