/**
 * The link a console shows as a QR: `https://host/cs/<code>`, so that WeChat's own scanner opens the mini-program.
 * The code is public: it lets somebody signed in say yes or no, and gives nothing to whoever photographs the screen.
 */
const pattern = /\/cs\/([A-Za-z0-9_-]{22})$/

export const formatConsoleLink = (base: string, code: string): string => `${base}/cs/${code}`

/** The code in a scanned text, or null for anything else. */
export const parseConsoleLink = (text: string): string | null => pattern.exec(text.trim())?.[1] ?? null

/** A name as strangers near a screen may see it: 张三丰 → 张**. */
export const maskName = (name: string): string => {
  const letters = [...name]
  return letters[0] === undefined ? '' : letters[0] + '*'.repeat(Math.max(1, letters.length - 1))
}
