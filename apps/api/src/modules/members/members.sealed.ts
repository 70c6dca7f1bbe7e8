import type { SealedColumn } from '../../keys/sealed-column'
import { importColumns, placeOfImport } from './import/sealed-parts'
import { phoneHash, placeOfPhone } from './phone'

/** Where this module keeps sealed text. */
export const sealedInMembers: readonly SealedColumn[] = [
  {
    table: 'members', id: 'id', column: 'phone_sealed', place: placeOfPhone, hash: { column: 'phone_hash', of: phoneHash }, portion: 500,
    givenUp: ['phone_sealed', 'phone_hash', 'phone_masked'],
  },
  ...importColumns.map((part) => ({
    // whole files: a few at a time. Given up, the import is handed in again.
    table: 'roster_imports', id: 'id', column: `${part}_sealed`, place: (id: string) => placeOfImport(part, id), portion: 4, givenUp: [`${part}_sealed`],
  })),
]
