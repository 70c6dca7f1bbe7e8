import { create } from 'zustand'
import { watchPrivacy } from '../../platform/privacy'
import type { PrivacyQuestion } from '../../platform/privacy.types'

/** What WeChat holds back until the person has answered; one answer is good for all of them. */
export const usePrivacy = create<{ questions: readonly PrivacyQuestion[] }>(() => ({ questions: [] }))

watchPrivacy((question) => usePrivacy.setState(({ questions }) => ({ questions: [...questions, question] })))

/** `buttonId`: of the button to agree that was pressed; null: refused. */
export function answerPrivacy(buttonId: string | null): void {
  const { questions } = usePrivacy.getState()
  usePrivacy.setState({ questions: [] })
  for (const question of questions) {
    if (buttonId === null) question.refuse()
    else question.agree(buttonId)
  }
}
