/** Proof of the WeChat identity that nobody is bound to yet. Kept in memory only: it never belongs in an address. */
let ticket: string | null = null

export const keepTicket = (fresh: string): void => void (ticket = fresh)
export const heldTicket = (): string | null => ticket
export const dropTicket = (): void => void (ticket = null)
