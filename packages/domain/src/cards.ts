/**
 * 党员码, the member's work card: a QR that staff scan at the door when a member's own phone will not do. Its text is an https
 * link under `/card/` with a random number of 128 bits and nothing else, so that a stranger's scanner learns nothing.
 */
const pattern = /\/card\/([A-Za-z0-9_-]{22})$/

/** Random bytes of a card's number; 22 letters in base64url. */
export const cardBytes = 16

export const formatCard = (base: string, number: string): string => `${base}/card/${number}`

/** The number in a scanned text; null for anything that is no card. Cheap enough to refuse on the phone. */
export const parseCard = (text: string): string | null => pattern.exec(text.trim())?.[1] ?? null

/** Why a card is no longer good: replaced by its holder, reported lost, or taken back by the branch. */
export const cardEnds = ['renewed', 'lost', 'withdrawn'] as const
export type CardEnd = (typeof cardEnds)[number]
export const cardEndNames: Record<CardEnd, string> = { renewed: '本人换了一张', lost: '遗失作废', withdrawn: '支部收回' }
/** What staff may give as a reason. */
export const cardWithdrawals = ['lost', 'withdrawn'] as const

/** Cards of one printing: ten A4 sheets and some. */
export const mostCardsPrinted = 200

/** Cards nobody knows that one account may present within a minute: a pile of other codes at the door, not a search for numbers. */
export const unknownCardsAMinute = 20

/**
 * Hours after which a card that staff scanned without a network is no longer taken. A list is due three days after the meeting,
 * and so long a device may lie in a drawer; what comes later is entered by hand with a reason.
 */
export const cardEntryHours = 72
