/** Offices a person can hold at an organisation; each reaches the whole subtree below it. */
export const roles = ['admin', 'office', 'secretary', 'commissioner'] as const
export type Role = (typeof roles)[number]

export const roleNames: Record<Role, string> = {
  admin: '系统管理员',
  office: '党委办',
  secretary: '书记',
  commissioner: '支部委员',
}

/** Those who look after a branch's members from day to day: whom a member turns to. */
export const contactRoles = ['secretary', 'commissioner'] as const

/** Who stands above whom: nobody hands out, or vouches for, an office above their own. */
export const roleRank: Record<Role, number> = { admin: 3, office: 3, secretary: 2, commissioner: 1 }

/** What can be done with an organisation's things. Policies name an ability, never a role. */
export const abilities = [
  'orgs.manage',
  'members.read',
  'members.manage',
  'members.view_phone',
  /** Looks after members day by day: acts for retired ones, hands out work cards. */
  'members.assist',
  'roles.grant',
  'posts.write',
  'posts.publish',
  'posts.review',
  'study.manage',
  'points.read',
  'points.propose',
  'points.approve',
  'points.manage',
  'activities.manage',
  'activities.confirm',
  'requests.handle',
  'call_ups.prepare',
  'call_ups.call',
  'stats.read',
  'audit.read',
] as const
export type Ability = (typeof abilities)[number]

const branchStaff: Ability[] = ['members.read', 'members.assist', 'posts.write', 'study.manage', 'points.read', 'points.propose', 'activities.manage', 'requests.handle', 'call_ups.prepare', 'stats.read']
const secretary: Ability[] = [...branchStaff, 'members.manage', 'members.view_phone', 'posts.publish', 'points.approve', 'activities.confirm', 'call_ups.call']

/**
 * Grants by office. A 委员 prepares, a 书记 decides for the branch, 党委办 looks after the tree,
 * the operator keeps the system and sees no more of people than roles and audit need.
 */
export const roleAbilities: Record<Role, readonly Ability[]> = {
  commissioner: branchStaff,
  secretary,
  office: [...secretary, 'orgs.manage', 'roles.grant', 'posts.review', 'points.manage', 'audit.read'],
  admin: ['orgs.manage', 'members.read', 'members.manage', 'roles.grant', 'audit.read'],
}

export const roleCan = (role: Role, ability: Ability): boolean => roleAbilities[role].includes(ability)
