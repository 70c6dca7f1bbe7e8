import { readFileSync } from 'node:fs'
import path from 'node:path'
import { startNode, untilReady } from './child'

export interface StaticProcess {
  base: string
  pid: number
  /** The one address it answers at. */
  path: '/static'
  stop: () => Promise<void>
}

const script = path.join(import.meta.dirname, 'static-server.mjs')

export async function startStatic(bytes: number, log: string): Promise<StaticProcess> {
  const child = startNode([script, String(Math.round(bytes))], { log, cwd: path.join(import.meta.dirname, '../..'), env: { NODE_ENV: 'production' } })
  let base = ''
  await untilReady(child, 'the bare server', async () => {
    base = /^listening (\S+)$/m.exec(readFileSync(log, 'utf8'))?.[1] ?? ''
    return base !== '' && (await fetch(`${base}/static`)).ok
  })
  return { base, pid: child.pid, path: '/static', stop: child.stop }
}
