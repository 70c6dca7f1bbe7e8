import type { FastifyInstance } from 'fastify'

export async function studyModule(_app: FastifyInstance): Promise<void> {}
