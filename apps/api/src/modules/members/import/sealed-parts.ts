import { seal, unseal } from '../../../lib/cipher'
import type { PhoneKeys } from '../phone'

/** What an import keeps of a file that speaks of people. */
export const importColumns = ['file', 'preview', 'report'] as const
export type ImportColumn = (typeof importColumns)[number]

export const placeOfImport = (column: ImportColumn, importId: string): string => `roster_imports.${column}.${importId}`
export const sealPart = (keys: PhoneKeys, column: ImportColumn, importId: string, text: string): string => seal(keys.data, text, placeOfImport(column, importId))
export const openPart = (keys: PhoneKeys, column: ImportColumn, importId: string, sealed: string): string => unseal(keys.data, sealed, placeOfImport(column, importId))
