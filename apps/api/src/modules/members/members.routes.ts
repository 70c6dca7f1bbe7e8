import { memberEndpoints } from '@ejia/contract/members/endpoints'
import { memberRoutes } from '@ejia/contract/members/routes'
import type { FastifyInstance } from 'fastify'
import { bind } from '../../lib/bind'
import { countHoldingWith, countMembersWith, onDissolve } from '../orgs'
import { cardHandlers } from './cards/card.handlers'
import { correctionHandlers } from './corrections/correction.handlers'
import { handOverMembers } from './dissolve.service'
import { importHandlers, importJobs } from './import/import.handlers'
import { countEverybody, countOfParty } from './members.service'
import { recordHandlers } from './record.handlers'
import { rosterHandlers } from './roster/roster.handlers'
import { transferHandlers } from './transfers/transfer.handlers'

export async function membersModule(app: FastifyInstance): Promise<void> {
  onDissolve(handOverMembers)
  countMembersWith(countOfParty)
  countHoldingWith('members', countEverybody)
  importJobs(app)
  bind(app, memberEndpoints, memberRoutes, { ...recordHandlers(app), ...rosterHandlers(app), ...transferHandlers, ...cardHandlers(app), ...importHandlers(app), ...correctionHandlers(app) })
}
