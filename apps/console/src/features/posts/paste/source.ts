const line = /^(?:来源|文章来源|稿件来源|转自|转载自|本文来源)\s*[:：]\s*(\S.*)$/
const most = 200

/** Where an article says it comes from: its own line (来源：…), or the address of the 公众号 article it was copied with. */
export function sourceIn(body: HTMLElement): string | null {
  for (const element of body.querySelectorAll('p, section, span, div, figcaption')) {
    const found = line.exec((element.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim())?.[1]
    if (found && found.length <= 60) return found.trim()
  }
  const account = body.querySelector('#js_name, .profile_nickname, [data-nickname]')
  const name = (account?.getAttribute('data-nickname') ?? account?.textContent ?? '').trim()
  if (name) return `公众号「${name}」`.slice(0, most)
  return null
}
