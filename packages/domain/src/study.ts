/** reading: a text that was assigned · make_up: 补学 for a meeting one was excused from */
export const studyItemKinds = ['reading', 'make_up'] as const
export type StudyItemKind = (typeof studyItemKinds)[number]

/** Hours a year: 32 for members, 56 for secretaries and committee members (《党员教育管理工作条例》). */
export const yearlyStudyMinutes = (holdsOffice: boolean): number => (holdsOffice ? 56 : 32) * 60

/** Reading speed the least dwell is derived from: quick readers of Chinese manage about 10 characters a second. */
const charactersPerSecond = 10
const leastSeconds = 10
const mostSeconds = 600

/** Seconds a text must at least have been open, from its length; never more than ten minutes. */
export const minDwellSeconds = (characters: number): number =>
  Math.min(mostSeconds, Math.max(leastSeconds, Math.ceil(characters / charactersPerSecond)))

/** Anchors may not be reached faster than this share of the dwell that lies before them. */
export const paceShare = 0.5

/** Seconds of reading that must lie before anchor `anchor` (0-based, of `total`) for it to be believed. */
export const earliestSecond = (anchor: number, total: number, dwellSeconds: number): number =>
  anchor >= total - 1 ? dwellSeconds : Math.floor((anchor / total) * dwellSeconds * paceShare)

/** Longest pause between two signs of reading that counts in full: a page left open is not read. */
const longestPauseSeconds = 120

/**
 * How much of the time before anchor `anchor` was reached counts as reading. A pause counts as far as the pace itself asks
 * for one, and waiting before the last anchor counts up to the whole dwell: whoever got that far quickly can wait it out.
 */
export const countedSeconds = (seconds: number, anchor: number, total: number, dwellSeconds: number): number =>
  Math.max(0, Math.min(seconds, Math.max(longestPauseSeconds, anchor >= total - 1 ? dwellSeconds : Math.ceil(dwellSeconds / total))))

/** Blocks a text is cut into: long enough to take a moment, few enough to be followed. */
export const leastBlockCharacters = 150
export const mostBlocks = 40
