/** WeChat holds back what was asked for until the person has answered. */
export interface PrivacyQuestion {
  /** The interface that is held back, as WeChat spells it. */
  referrer: string
  /** The button with this id was pressed; WeChat checks that it was. */
  agree: (buttonId: string) => void
  refuse: () => void
}
