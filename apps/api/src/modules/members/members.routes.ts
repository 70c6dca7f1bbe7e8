import { memberEndpoints } from '@ejia/contract/members/endpoints'
import { memberRoutes } from '@ejia/contract/members/routes'
import type { FastifyInstance } from 'fastify'
import { bind } from '../../lib/bind'
import { readUpload } from '../../plugins/multipart'
import { countMembersWith, onDissolve } from '../orgs'
import { handOverMembers } from './dissolve.service'
import { createMember } from './enter.service'
import { importRoster } from './import/import.service'
import { countOfParty, listMembers, toMember, viewPhone, visibleMember } from './members.service'
import { changeMember } from './update.service'

export async function membersModule(app: FastifyInstance): Promise<void> {
  const { keys } = app.env
  onDissolve(handOverMembers)
  countMembersWith(countOfParty)

  bind(app, memberEndpoints, memberRoutes, {
    list: ({ ctx, query }) => listMembers(ctx, query),
    get: async ({ ctx, params }) => toMember(await visibleMember(ctx, params.memberId)),
    create: async ({ ctx, body }) => {
      const { id } = await createMember(ctx, keys, body)
      return toMember(await visibleMember(ctx, id))
    },
    update: async ({ ctx, params, body }) => {
      const member = await changeMember(ctx, keys, params.memberId, body)
      // whoever is signed in as this member is remembered with the old organisation
      app.actorMemory.forgetAll()
      return member
    },
    viewPhone: ({ ctx, params, body }) => viewPhone(ctx, keys, params.memberId, body.reason),
    importRoster: async ({ ctx, query, request }) => {
      const { content } = await readUpload(request)
      const report = await importRoster(ctx, keys, content, query)
      if (!query.dryRun) app.actorMemory.forgetAll()
      return report
    },
  })
}
