import { AppError } from '../../../lib/app-error'

const windowMs = 60_000
const mostWrongCodes = 5
/** Accounts remembered at most; beyond that the oldest minute is over anyway. */
const mostAccounts = 10_000

/**
 * Wrong codes of the last minute, per account. Kept in this process: with several processes somebody gets as many tries
 * more, which against 23^8 codes changes nothing worth a write per try.
 */
export class WrongTries {
  private readonly byAccount = new Map<string, number[]>()

  constructor(
    private readonly most = mostWrongCodes,
    private readonly refusal: 'check_in.too_many_tries' | 'cards.too_many_unknown' = 'check_in.too_many_tries',
  ) {}

  /** Refuses an account that has used up its tries. */
  check(accountId: string, now: Date): void {
    const recent = this.recent(accountId, now)
    const [oldest] = recent
    if (oldest === undefined || recent.length < this.most) return
    const retryAfter = Math.max(1, Math.ceil((oldest + windowMs - now.getTime()) / 1000))
    throw new AppError(this.refusal, { retryAfter })
  }

  add(accountId: string, now: Date): void {
    if (this.byAccount.size >= mostAccounts) this.byAccount.clear()
    this.byAccount.set(accountId, [...this.recent(accountId, now), now.getTime()])
  }

  private recent(accountId: string, now: Date): number[] {
    return (this.byAccount.get(accountId) ?? []).filter((at) => at > now.getTime() - windowMs)
  }
}
