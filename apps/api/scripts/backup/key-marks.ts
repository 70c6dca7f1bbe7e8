import { keyedHash } from '../../src/lib/cipher'
import type { Keys } from '../../src/env'
import type { KeyMarks } from './manifest'
import { Refusal } from './refusal'

/** 64 bits of a keyed hash over the backup's own id: two keys are told apart, none is learnt, and marks of two backups tell nothing together. */
const markOf = (key: Buffer | string, backupId: string, name: string): string => keyedHash(Buffer.from(key), `backup ${backupId} ${name}`).slice(0, 11)

export function markKeys(keys: Keys, backupId: string, uses: ReadonlyMap<string, number>): KeyMarks {
  const mark = (name: string, key: Buffer | string) => markOf(key, backupId, name)
  const inUse = [...keys.data.keys].filter(([id]) => id === keys.data.current || (uses.get(id) ?? 0) > 0)
  return {
    data: inUse.map(([id, key]) => ({ id, rows: uses.get(id) ?? 0, mark: mark(`data ${id}`, key) })),
    lookup: mark('lookup', keys.lookup),
    lookupAlso: keys.lookupAlso && mark('lookup', keys.lookupAlso),
    seal: mark('seal', keys.seal),
    token: mark('token', keys.token),
    checkIn: mark('checkIn', keys.checkIn),
  }
}

/** Refuses keys that would leave the data closed; names those that merely differ. */
export function compareKeys(keys: Keys, backupId: string, marks: KeyMarks): { notices: string[] } {
  const wrong: string[] = []
  for (const { id, rows, mark } of marks.data) {
    const key = keys.data.keys.get(id)
    if (rows > 0 && !key) wrong.push(`DATA_KEYS 里没有密钥 ${id}，${rows} 行用它加密`)
    else if (key && markOf(key, backupId, `data ${id}`) !== mark) wrong.push(`DATA_KEYS 里的密钥 ${id} 不是备份时的那一把`)
  }
  const lookups = [keys.lookup, ...(keys.lookupAlso ? [keys.lookupAlso] : [])].map((key) => markOf(key, backupId, 'lookup'))
  if (![marks.lookup, ...(marks.lookupAlso ? [marks.lookupAlso] : [])].every((mark) => lookups.includes(mark))) wrong.push('LOOKUP_KEY 不是备份时的那一把')
  if (markOf(keys.seal, backupId, 'seal') !== marks.seal) wrong.push('SEAL_KEY 不是备份时的那一把')
  if (wrong.length > 0) throw new Refusal('wrongKeys', `密钥不对，没有恢复：\n${wrong.map((line) => `- ${line}`).join('\n')}\n请把做备份时的密钥放进环境变量。`)
  const notices = []
  if (markOf(keys.token, backupId, 'token') !== marks.token) notices.push('JWT_SECRET 与备份时不同：大家的登录凭证会自动换新，旧的图片链接失效。')
  if (markOf(keys.checkIn, backupId, 'checkIn') !== marks.checkIn) notices.push('CHECK_IN_KEY 与备份时不同：已经打开的签到大屏要重新打开。')
  return { notices }
}
