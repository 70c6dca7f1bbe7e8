/** The only source of time in the API. Injected, so that tests and seeding choose the moment. */
export interface Clock {
  now: () => Date
}

export const systemClock: Clock = { now: () => new Date() }
