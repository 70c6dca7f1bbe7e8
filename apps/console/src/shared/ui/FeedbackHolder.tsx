import { App } from 'antd'
import { useLayoutEffect } from 'react'
import { holdFeedback } from './feedback'

/** Lends antd's themed messages and modals to `toast`, `askReason` and `confirmAction`. */
export function FeedbackHolder() {
  const { message, modal } = App.useApp()
  useLayoutEffect(() => holdFeedback({ message, modal }), [message, modal])
  return null
}
