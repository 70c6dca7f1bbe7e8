/** What a person recognises the screen before them by. Only shown; nothing is decided by it. */

const systems: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, '鸿蒙'],
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux|X11/, 'Linux'],
]

/** Those that call themselves Chrome too come before it. */
const browsers: [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/QQBrowser/, 'QQ 浏览器'],
  [/360SE|360EE|QIHU/, '360 浏览器'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

/** `Windows · Chrome`, or null for something that does not look like a browser. */
export function describeBrowser(userAgent: string | undefined): string | null {
  const nameOf = (known: [RegExp, string][]) => known.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1]
  const parts = [nameOf(systems), nameOf(browsers)].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join(' · ') : null
}

/** Roughly where: the last part of an address is left out, it is nobody's business and helps nobody. */
export function roughAddress(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/, '')
  if (plain.includes('.')) return plain.replace(/\.\d+$/, '.*')
  return plain.split(':').slice(0, 3).filter(Boolean).join(':') + ':*'
}
