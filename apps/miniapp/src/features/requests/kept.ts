import { newIdempotencyKey, setNecessary } from '../../shared/api'
import type { Matter } from '@ejia/domain/requests'
import { storage } from '../../platform/storage'

/** A picture that was sent and waits for its request; nobody can read it until then, not even from here. */
export interface KeptPicture {
  id: string
  name: string
}

/** What was sent once, whether or not an answer came. */
export interface Attempt {
  named: boolean
  body: { kind: 'complaint'; matter: Matter; orgId: number; toAbove: boolean; text: string; fileIds: string[]; submissionKey: string }
}

export interface Draft {
  named: boolean
  matter: Matter
  /** Null: the one that is proposed. */
  orgId: number | null
  toAbove: boolean
  text: string
  pictures: KeptPicture[]
  /** Goes with every attempt, so that pressing again after a lost reply hands in once. */
  submissionKey: string
  /** With this key. Should one of them have arrived, sending it again tells its number. */
  attempts: Attempt[]
}

const receiptsKey = 'requests.receipts'

export const newDraft = (named: boolean): Draft => ({ named, matter: 'suggestion', orgId: null, toAbove: false, text: '', pictures: [], submissionKey: newIdempotencyKey(), attempts: [] })

/** The number of an anonymous request, which stands nowhere else. Those under a name are with whoever handed them in. */
export interface KeptReceipt {
  code: string
  org: string
  matter: Matter
  handedInAt: string
  answerBy: string
}

const mostReceipts = 50

export const receipts = {
  read: (): KeptReceipt[] => storage.get<KeptReceipt[]>(receiptsKey) ?? [],
  add(receipt: KeptReceipt): boolean {
    const others = receipts.read().filter(({ code }) => code !== receipt.code)
    return setNecessary(receiptsKey, [receipt, ...others].slice(0, mostReceipts))
  },
  has: (code: string): boolean => receipts.read().some((each) => each.code === code),
  forget: (code: string): void => void storage.set(receiptsKey, receipts.read().filter((each) => each.code !== code)),
}

/** The request whose page is opened next. A number goes into no address: those stay in histories. */
let opened = ''
export const openedCode = {
  set: (code: string): void => void (opened = code),
  get: (): string => opened,
}
