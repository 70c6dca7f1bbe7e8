import { AppError } from './app-error'

/** The only source of time in the API. Injected, so that tests and seeding choose the moment. */
export interface Clock {
  now: () => Date
}

export const systemClock: Clock = { now: () => new Date() }

/** An instant of a request, named by its field. The format allows a leap second, which no calendar here knows. */
export function readInstant(text: string, field: string): Date {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw new AppError('request.invalid', { fields: [{ field: `body/${field}`, message: '没有这个时间' }] })
  return at
}
