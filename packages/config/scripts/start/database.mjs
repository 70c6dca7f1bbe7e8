// @ts-check
import path from 'node:path'
import { startEmbedded } from '../embedded-postgres.mjs'
import { launchNode, repositoryRoot } from '../lib/children.mjs'
import { Failure, say, step } from '../lib/progress.mjs'

/** @typedef {import('./settings.mjs').Settings} Settings */

const DIST = path.join(repositoryRoot, 'apps', 'api', 'dist')

/**
 * @param {Settings} settings
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function openDatabase({ databaseUrl, dataDir }) {
  if (databaseUrl) return { url: databaseUrl, stop: async () => {} }
  const dir = path.join(dataDir, 'postgres')
  return step('启动内置数据库', () => startEmbedded({ dir, database: 'ejia' }))
}

/** @param {Record<string, string>} env */
export function migrate(env) {
  return step('更新数据库结构', () => runScript('migrate.js', [], env, '数据库结构更新失败'))
}

/**
 * The seed knows by itself whether its work is done, whole, or still to do.
 * @param {Settings} settings
 * @param {Record<string, string>} env
 */
export async function seed({ demo, profile }, env) {
  if (!demo) return
  await step('准备演示数据', () => runScript('seed.js', ['--profile', profile], env, '演示数据没有写完'))
}

/**
 * @param {string} name
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {string} complaint
 */
async function runScript(name, args, env, complaint) {
  const onLine = (/** @type {string} */ line) => say(`  ${line}`)
  const { code } = await launchNode(path.join(DIST, name), args, { env, onLine, cwd: repositoryRoot }).ended
  if (code !== 0) throw new Failure(complaint)
}
