import { AppError } from '../../lib/app-error'

/** The platform heard and said no. Its `errmsg` changes at will, names parts of the request, and is not kept. */
export class Refusal extends Error {
  constructor(
    readonly errcode: number,
    /** What was asked, in a word. */
    readonly asked: string,
  ) {
    super(`WeChat ${asked}: errcode ${errcode}`)
    this.name = 'Refusal'
  }
}

/** What an operator has to look after, each with an alert of its own (`infra/monitoring`). */
type Trouble = 'address' | 'quota' | 'secret' | 'token' | 'grant' | 'busy' | 'other'

const troubles: Readonly<Record<number, Trouble>> = {
  // this machine's address is not on the allow-list
  40164: 'address',
  61004: 'address',
  45009: 'quota',
  45011: 'quota',
  45029: 'quota',
  // identity or secret of the mini-program
  40013: 'secret',
  40125: 'secret',
  40243: 'secret',
  41002: 'secret',
  41004: 'secret',
  40001: 'token',
  40014: 'token',
  41001: 'token',
  42001: 'token',
  // this interface is not opened for the account
  48001: 'grant',
  '-1': 'busy',
}

/** 40001 says "secret refused" where a token is asked for, and "token refused" everywhere else. */
export const troubleOf = ({ errcode, asked }: Refusal): Trouble => (errcode === 40001 && asked === 'token' ? 'secret' : (troubles[errcode] ?? 'other'))

/** For the person: not theirs to mend. For the log: the number alone. */
export const unavailable = (cause: unknown): AppError => new AppError('auth.wechat_unavailable', { cause })
