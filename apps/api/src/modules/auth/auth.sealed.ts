import type { SealedColumn } from '../../keys/sealed-column'
import { placeOfSecret } from './operator/factors.service'

/** Where this module keeps sealed text. Tickets are sealed too, but live for minutes and are kept nowhere. */
export const sealedInAuth: readonly SealedColumn[] = [
  // given up, the operator starts anew with `create-admin --again --operator NAME`
  { table: 'operator_credentials', id: 'account_id', column: 'totp_secret', place: placeOfSecret, portion: 100, givenUp: ['totp_secret', 'enrolled_at'] },
]
