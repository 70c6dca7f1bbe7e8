import type { Content } from './minutes'

/** What somebody wrote, as text to copy from. */
export function plainText({ agenda, decisions }: Content): string {
  const topics = agenda.flatMap(({ title, text, speeches }, index) => [`${index + 1}. ${title}`, text, ...speeches.map((speech) => `${speech.speaker}：${speech.text}`)])
  const resolved = decisions.map(({ text, responsible }, index) => `决议 ${index + 1}：${text}${responsible && `（${responsible}）`}`)
  return [...topics, ...resolved].filter((line) => line.trim() !== '').join('\n')
}
