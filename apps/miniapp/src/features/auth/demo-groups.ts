import type { ReplyOf } from '@ejia/contract/client/caller'

export type DemoAccount = ReplyOf<'GET /auth/demo-accounts'>['items'][number]

export interface DemoGroup {
  title: string
  note: string
  accounts: DemoAccount[]
}

const isMember = ({ role }: DemoAccount): boolean => role.endsWith('党员')

/** Members apart from those who hold an office: they see different things. */
export function demoGroups(accounts: readonly DemoAccount[]): DemoGroup[] {
  return [
    { title: '党员', note: '看文章、学习、报名、签到、查积分', accounts: accounts.filter(isMember) },
    { title: '工作人员', note: '另有发公告、建活动、管名册等工作功能', accounts: accounts.filter((account) => !isMember(account)) },
  ].filter((group) => group.accounts.length > 0)
}
