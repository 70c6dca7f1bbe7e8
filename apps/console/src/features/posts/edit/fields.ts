import type { PostValues } from './values'

export interface FieldsProps {
  values: PostValues
  change: (patch: Partial<PostValues>) => void
  /** What is wrong with a field, in words. */
  wrong: (field: string) => string | undefined
}

/** antd's way to say it beside the field. */
export const saying = (text: string | undefined): { validateStatus?: 'error'; help?: string } => (text ? { validateStatus: 'error', help: text } : {})
