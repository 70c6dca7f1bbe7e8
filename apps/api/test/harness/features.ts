import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Endpoint, RouteSchema } from '@ejia/contract/core/route'

const contract = path.dirname(path.dirname(require.resolve('@ejia/contract/core/route')))

export interface ContractRoute {
  feature: string
  name: string
  method: string
  /** Below the API base, `/posts/:postId`. */
  path: string
  schema: RouteSchema
}

/** Every route of every feature folder of the contract, found on the disk: a new feature cannot be forgotten. */
export async function allRoutes(): Promise<ContractRoute[]> {
  const features = readdirSync(contract).filter((name) => existsSync(path.join(contract, name, 'endpoints.ts')))
  return (await Promise.all(features.map(routesOf))).flat()
}

async function routesOf(feature: string): Promise<ContractRoute[]> {
  const endpoints = pick(await import(path.join(contract, feature, 'endpoints.ts')), 'Endpoints') as Record<string, Endpoint>
  const schemas = pick(await import(path.join(contract, feature, 'routes.ts')), 'Routes') as Record<string, RouteSchema>
  return Object.entries(endpoints).map(([name, endpoint]) => {
    const [method = '', route = ''] = endpoint.split(' ')
    return { feature, name, method, path: route, schema: schemas[name]! }
  })
}

function pick(module: object, ending: string): unknown {
  const found = Object.entries(module).find(([name]) => name.endsWith(ending))
  if (!found) throw new Error(`nothing named …${ending}`)
  return found[1]
}
