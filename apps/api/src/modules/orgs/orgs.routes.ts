import type { FastifyInstance } from 'fastify'

export async function orgsModule(_app: FastifyInstance): Promise<void> {}
