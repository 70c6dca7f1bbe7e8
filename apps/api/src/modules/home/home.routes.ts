import type { FastifyInstance } from 'fastify'

export async function homeModule(_app: FastifyInstance): Promise<void> {}
