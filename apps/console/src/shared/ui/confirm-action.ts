import type { ReactNode } from 'react'
import { modals } from './feedback'

interface Question {
  title: string
  /** What follows from it. */
  text?: ReactNode
  /** Words on the button that does it, 确定 unless said. */
  ok?: string
  /** Something is lost by it. */
  danger?: boolean
}

/** Asks before something that cannot be taken back. */
export function confirmAction({ title, text, ok = '确定', danger = false }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    modals().confirm({
      title,
      content: text,
      icon: null,
      okText: ok,
      okButtonProps: { danger },
      cancelText: '取消',
      onOk: () => resolve(true),
      onCancel: () => resolve(false),
    })
  })
}
