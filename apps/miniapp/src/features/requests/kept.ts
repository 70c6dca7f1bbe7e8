import { newIdempotencyKey } from '../../shared/api'
import type { Matter } from '@ejia/domain/requests'
import { storage } from '../../platform/storage'

/** A picture that was sent and waits for its request; nobody can read it until then, not even from here. */
export interface KeptPicture {
  id: string
  name: string
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
}

const draftKey = 'requests.draft'
const receiptsKey = 'requests.receipts'

export const newDraft = (named: boolean): Draft => ({ named, matter: 'suggestion', orgId: null, toAbove: false, text: '', pictures: [], submissionKey: newIdempotencyKey() })

/** What was being written stays on this device until it is handed in, also when scanning or a call relaunches the app. */
export const drafts = {
  read: (): Draft | undefined => storage.get<Draft>(draftKey),
  keep: (draft: Draft): void => void storage.set(draftKey, draft),
  forget: (): void => storage.remove(draftKey),
}

/** A number this device was told. Of an anonymous request it stands nowhere else. */
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
    return storage.set(receiptsKey, [receipt, ...others].slice(0, mostReceipts))
  },
  forget: (code: string): void => void storage.set(receiptsKey, receipts.read().filter((each) => each.code !== code)),
}

/** The request whose page is opened next. A number goes into no address: those stay in histories. */
let opened = ''
export const openedCode = {
  set: (code: string): void => void (opened = code),
  get: (): string => opened,
}
