import { roleCan, roleNames, roleRank, roles, type Role } from '@ejia/domain/roles'
import type { Me } from '../../../shared/session'

/** What an office is for, in a line. */
export const roleNotes: Record<Role, string> = {
  admin: '维护组织、名册、角色和审计，不看文章和积分',
  office: '管理全部工作：审核文章、积分、授权，可看下级所有组织',
  secretary: '管理本组织及下级：发布、活动、名单确认、名册',
  commissioner: '协助书记：写文章、办活动、安排学习，不能发布和确认',
}

/** Nobody hands out an office above their own; the server holds the same. */
export const grantable = (me: Me): Role[] => {
  const highest = Math.max(0, ...me.roles.filter(({ role }) => roleCan(role, 'roles.grant')).map(({ role }) => roleRank[role]))
  return roles.filter((role) => roleRank[role] <= highest)
}

export const roleOptions = (some: readonly Role[]) => some.map((value) => ({ value, label: roleNames[value] }))
