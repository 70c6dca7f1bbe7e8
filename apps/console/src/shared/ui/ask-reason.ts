import { createElement } from 'react'
import { modals, toast } from './feedback'
import { ReasonField } from './ReasonField'

interface Question {
  title: string
  /** Name of the field, 理由 unless said. */
  label?: string
  hint?: string
  ok?: string
  danger?: boolean
  /** False where an empty answer will do. */
  required?: boolean
  maxLength?: number
}

/** Asks for a reason in words. Null: the person thought better of it. */
export function askReason({ title, label = '理由', hint, ok = '确定', danger = false, required = true, maxLength = 200 }: Question): Promise<string | null> {
  let text = ''
  const content = createElement(ReasonField, {
    label,
    maxLength,
    onChange: (typed: string) => {
      text = typed
    },
    ...(hint !== undefined && { hint }),
  })
  return new Promise((resolve) => {
    modals().confirm({
      title,
      content,
      icon: null,
      okText: ok,
      okButtonProps: { danger },
      cancelText: '取消',
      onOk: () => {
        if (!required || text.trim()) return resolve(text.trim())
        toast.error(`请填写${label}`)
        return Promise.reject(new Error('empty')) // keeps the question open
      },
      onCancel: () => resolve(null),
    })
  })
}
