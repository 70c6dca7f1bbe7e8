/** 90 minutes → 1.5, 1920 → 32: hours as the yearly requirement counts them, one decimal at most. */
export const hoursOf = (minutes: number): string => String(Math.floor(minutes / 6) / 10)
/** What is left of it, rounded up: beside `hoursOf` of what is done, the two add up to what is asked for. */
export const hoursLeft = (minutes: number): string => String(Math.ceil(minutes / 6) / 10)
