import type { ActivityContent, PlanForm } from './form'

/** What every group of fields gets. */
export interface FieldsProps {
  form: PlanForm
  edit: (change: Partial<PlanForm>) => void
  errorOf: (field: keyof ActivityContent) => string | undefined
}
