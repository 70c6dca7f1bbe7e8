import { correctionChoices, type CorrectionField } from '@ejia/domain/corrections'

/** A value as people read it. */
export const valueText = (field: CorrectionField, value: string | null): string => (value === null || value === '' ? '未登记' : (correctionChoices[field]?.[value] ?? value))
