import type { useAppProps } from 'antd/es/app/context'

type Api = Pick<useAppProps, 'message' | 'modal'>

let api: Api | undefined

/** Given by `FeedbackHolder`, so that messages and questions wear the theme wherever they are asked from. */
export function holdFeedback(given: Api): void {
  api = given
}

export const modals = (): Api['modal'] => {
  if (!api) throw new Error('FeedbackHolder is not mounted')
  return api.modal
}

const seconds = 4

/** Short words after an action. */
export const toast = {
  success: (text: string): void => void api?.message.success(text, seconds),
  error: (text: string): void => void api?.message.error(text, seconds + 3),
  info: (text: string): void => void api?.message.info(text, seconds),
}
