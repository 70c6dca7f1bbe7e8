import type { SealedColumn } from '../../keys/sealed-column'
import { cardHash, placeOfCard } from './cards/number'
import { placeOfWanted } from './corrections/correction.view'
import { importColumns, placeOfImport } from './import/sealed-parts'
import { phoneHash, placeOfPhone } from './phone'

/** Where this module keeps sealed text. */
export const sealedInMembers: readonly SealedColumn[] = [
  {
    table: 'members', id: 'id', column: 'phone_sealed', place: placeOfPhone, hash: { column: 'phone_hash', of: phoneHash }, portion: 500,
    givenUp: ['phone_sealed', 'phone_hash', 'phone_masked'],
  },
  // a card whose key was lost cannot be shown again: another one is issued
  { table: 'member_cards', id: 'id', column: 'number_sealed', place: placeOfCard, hash: { column: 'number_hash', of: cardHash }, portion: 500, givenUp: ['number_sealed', 'number_hash'] },
  // given up, the member asks again
  { table: 'member_corrections', id: 'id', column: 'wanted_sealed', place: placeOfWanted, portion: 500, givenUp: ['wanted_sealed'] },
  ...importColumns.map((part) => ({
    // whole files: a few at a time. Given up, the import is handed in again.
    table: 'roster_imports', id: 'id', column: `${part}_sealed`, place: (id: string) => placeOfImport(part, id), portion: 4, givenUp: [`${part}_sealed`],
  })),
]
