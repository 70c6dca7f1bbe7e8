/** The shortest word that is looked for while typing; pressing 搜索 looks for a single character too. */
export const shortest = 2
/** As the API takes it. */
export const longest = 50

/** One blank between words, none around them. */
export const cleaned = (typed: string): string => typed.replace(/\s+/g, ' ').trim()

/** What to look for while somebody is typing; null when it is too little yet. */
export function wordWhileTyping(typed: string): string | null {
  const word = cleaned(typed)
  return word.length < shortest ? null : word
}
