import { authEndpoints } from '@ejia/contract/auth/endpoints'
import { authRoutes } from '@ejia/contract/auth/routes'
import cookie from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import { bind } from '../../lib/bind'
import { accountHandlers } from './account/account.handlers'
import { tellAttempts } from './binding/attempts.service'
import { bindingHandlers } from './binding/binding.handlers'
import { consoleHandlers } from './console/console.handlers'
import { operatorHandlers } from './operator/operator.handlers'
import { roleHandlers } from './roles/role.handlers'
import { sessionHandlers } from './sessions/session.handlers'
import { answerForAuth } from './ties.service'

export async function authModule(app: FastifyInstance): Promise<void> {
  answerForAuth()
  app.jobs.work('auth.tell-attempts', tellAttempts)
  app.jobs.every('auth.attempts-sweep', '*/5 * * * *', tellAttempts)
  // the refresh token of a browser is the only one, and no other address is sent it
  await app.register(cookie)
  bind(app, authEndpoints, authRoutes, { ...sessionHandlers(app), ...bindingHandlers(app), ...roleHandlers, ...consoleHandlers(app), ...operatorHandlers(app), ...accountHandlers(app) })
}
