import { create } from 'zustand'

export interface Question {
  title: string
  text?: string
  /** Verb of the action, as in 提交. */
  confirmText?: string
  cancelText?: string
}

interface Feedback {
  toast: string | null
  question: (Question & { answer: (yes: boolean) => void }) | null
}

export const useFeedback = create<Feedback>(() => ({ toast: null, question: null }))

/** Long enough to be read slowly: half a second per three characters, never under two seconds. */
const readingTime = (text: string) => Math.max(2000, (text.length / 3) * 500)

let timer: ReturnType<typeof setTimeout> | undefined

/** A short word after an action, read out by screen readers; goes away by itself. */
export function toast(text: string): void {
  clearTimeout(timer)
  useFeedback.setState({ toast: text })
  timer = setTimeout(() => useFeedback.setState({ toast: null }), readingTime(text))
}

/** Asks before something that cannot be taken back: `if (await confirm({ … }))`. */
export function confirm(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (yes: boolean) => {
      useFeedback.setState({ question: null })
      resolve(yes)
    }
    useFeedback.getState().question?.answer(false)
    useFeedback.setState({ question: { ...question, answer } })
  })
}
