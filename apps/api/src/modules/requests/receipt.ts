import { createHmac, hkdfSync } from 'node:crypto'
import { typedAlphabet } from '@ejia/domain/check-in'
import { receiptLength } from '@ejia/domain/requests'
import type { Env } from '../../env'
import { keyedHash } from '../../lib/cipher'

/** What receipt numbers need of the environment. */
export type ReceiptEnv = Pick<Env, 'keys'>

/** From the sealing key, which is never changed: an anonymous number could not be hashed anew. */
const receiptKey = (env: ReceiptEnv, use: string): Buffer => Buffer.from(hkdfSync('sha256', env.keys.seal, '', `ejia receipt ${use}`, 32))

/**
 * The number of a submission: nobody can say it without our key, and sending again brings the same one, although nothing is
 * kept that it could be read from. `whose`: the member, or '' for an anonymous one.
 */
export function numberOf(env: ReceiptEnv, whose: string, submissionKey: string): string {
  let rest = BigInt(`0x${createHmac('sha256', receiptKey(env, 'number')).update(`${whose}\n${submissionKey}`).digest('hex')}`)
  const letters = BigInt(typedAlphabet.length)
  let code = ''
  while (code.length < receiptLength) {
    code += typedAlphabet.charAt(Number(rest % letters))
    rest /= letters
  }
  return code
}

export const hashOfNumber = (env: ReceiptEnv, code: string): string => keyedHash(receiptKey(env, 'hash'), code)
