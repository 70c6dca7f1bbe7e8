import type { Draft } from './use-post-action'

/** Who will be able to read it. */
export function audienceText({ audience, org }: Pick<Draft, 'audience' | 'org'>): string {
  if (audience.kind === 'public') return '公开，不登录也能看'
  return audience.orgId === null || audience.orgId === org.id ? `${org.name}及下级的党员` : '指定组织及下级的党员'
}
