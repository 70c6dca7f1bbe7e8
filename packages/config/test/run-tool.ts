import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(__dirname, '../../..')

/** Runs one of the workspace's tools on another folder, with the workspace's settings, and reads its JSON. */
export function runTool<Report>(tool: string, settings: string, args: string[], cwd: string): Report {
  const bin = path.join(root, 'node_modules', tool)
  const config = ['--config', path.join(root, settings)]
  const { stdout, stderr } = spawnSync(process.execPath, [bin, ...config, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (!stdout) throw new Error(stderr)
  return JSON.parse(stdout) as Report
}
