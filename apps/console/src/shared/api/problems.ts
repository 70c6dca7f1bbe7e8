import type { FormInstance } from 'antd'
import { ApiError, clientError } from '@ejia/contract/client/api-error'

/** Whatever was thrown, as a problem that can be shown: `message` is Chinese. */
export function problemOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  console.error(error)
  return clientError('client.unreadable')
}

type FieldName = (string | number)[]

/** `body/rows/0/title` → `['rows', 0, 'title']`, as antd names a field. */
const nameOf = (field: string): FieldName =>
  field
    .replace(/^(body|query|params)?\//, '')
    .split('/')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/** Longest beginning of a field's name that the form has: a problem deep in a list belongs to the list's field. */
function knownName(form: FormInstance, name: FieldName): FieldName | undefined {
  for (let length = name.length; length > 0; length -= 1) {
    const part = name.slice(0, length)
    if (form.getFieldInstance(part) !== undefined) return part
  }
  return undefined
}

/** Puts the problem's fields beside the form's and scrolls to the first. False when some of it found no place there. */
export function fieldErrors(form: FormInstance, error: unknown): boolean {
  const problem = problemOf(error)
  const placed = problem.fields.map(({ field, message }) => ({ name: knownName(form, nameOf(field)), errors: [message] }))
  const known = placed.flatMap(({ name, errors }) => (name ? [{ name, errors }] : []))
  form.setFields(known)
  if (known[0]) form.scrollToField(known[0].name, { focus: true, block: 'center' })
  return placed.length > 0 && known.length === placed.length
}
