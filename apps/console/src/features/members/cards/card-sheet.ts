/** An A4 sheet holds ten cards, each the size of a bank card. */
export const cardsOnSheet = 10

/** Sheet by sheet, in the order they were chosen. */
export function sheetsOf<T>(cards: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(cards.length / cardsOnSheet) }, (_, at) => cards.slice(at * cardsOnSheet, (at + 1) * cardsOnSheet))
}
