/** 90 minutes → 1.5, 1920 → 32: hours as the yearly requirement counts them, one decimal at most. */
export const hoursOf = (minutes: number): string => String(Math.floor(minutes / 6) / 10)
