/** The four tab pages; `openPage` switches to them instead of stacking. */
export const tabPages = {
  home: '/tabs/home/index',
  study: '/tabs/study/index',
  activities: '/tabs/activities/index',
  me: '/tabs/me/index',
} as const
export type TabKey = keyof typeof tabPages
export const tabNames: Record<TabKey, string> = { home: '首页', study: '学习', activities: '活动', me: '我的' }

export const signInPage = '/features/auth/sign-in/index'
