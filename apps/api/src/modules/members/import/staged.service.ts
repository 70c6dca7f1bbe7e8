import type { ColumnMap, ImportPreview, RosterImport, RosterImportDetail, StagedReport } from '@ejia/contract/members/routes'
import { assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { newId } from '../../../lib/ids'
import { listReachableOrgs, reachableOrg } from '../../orgs'
import type { PhoneKeys } from '../phone'
import { mapHeader } from './columns'
import { planFor } from './import.service'
import { previewOf, stagedReport } from './preview'
import { readSheet } from './read-sheet'
import { readRoster } from './rows'
import { openPart, sealPart } from './sealed-parts'
import { changeImport, deleteImport, findImport, insertImport, listImportsOf, type ImportRow } from './staged.repo'

/** Imports of one account that a list shows. */
const listed = 20

export interface HandedIn {
  name: string
  content: Buffer
  orgId?: number | undefined
}

/** Keeps a roster and shows what it looks like; nothing of it is on the roster yet. */
export async function startImport(ctx: ActorContext, keys: PhoneKeys, { name, content, orgId }: HandedIn): Promise<RosterImportDetail> {
  if (orgId !== undefined) await reachableOrg(ctx, orgId, 'members.manage')
  assertThat((await listReachableOrgs(ctx, 'members.manage')).length > 0, 'thing.forbidden')
  const preview = previewOf(await readSheet(content))
  assertThat(preview.rows > 0, 'members.import_empty')
  const id = newId(ctx.now)
  await insertImport(ctx.db, {
    id, accountId: ctx.actor.accountId, orgId: orgId ?? null, fileName: plainName(name), state: 'uploaded', badRows: 0, done: 0, total: preview.rows, createdAt: ctx.now,
    fileSealed: sealPart(keys, 'file', id, content.toString('base64')), previewSealed: sealPart(keys, 'preview', id, JSON.stringify(preview)),
  })
  return getImport(ctx, keys, id)
}

/** Nothing of a sender's file name is believed but its letters. */
const plainName = (name: string): string => name.replace(/[\p{Cc}\ud800-\udfff/\\]/gu, '_').slice(-100) || '名册'

/** Dry run with the columns a person has chosen. May be done again until it is run. */
export async function checkImport(ctx: ActorContext, keys: PhoneKeys, importId: string, columns: ColumnMap): Promise<RosterImportDetail> {
  const row = await ownImport(ctx, importId)
  const sheet = await readSheet(fileOf(keys, row))
  const header = mapHeader(sheet.rows, columns)
  const roster = readRoster(sheet, () => header)
  const plan = await planFor(ctx, keys, roster, { dryRun: true, orgId: row.orgId ?? undefined })
  const report = stagedReport({ sheet, header, roster, plan, dryRun: true })
  const reportSealed = sealPart(keys, 'report', importId, JSON.stringify(report))
  const change = { state: 'checked' as const, columns, reportSealed, badRows: report.badRows.length, done: 0, total: report.rows }
  assertThat(await changeImport(ctx.db, importId, ['uploaded', 'checked', 'refused', 'failed'], change), 'members.import_wrong_state')
  return getImport(ctx, keys, importId)
}

/** Puts the work on the queue; it goes on when the page is left. */
export async function runImport(ctx: ActorContext, importId: string): Promise<RosterImport> {
  const row = await ownImport(ctx, importId)
  assertThat(row.badRows === 0, 'members.import_has_errors')
  assertThat(await changeImport(ctx.db, importId, ['checked'], { state: 'running', startedAt: ctx.now, done: 0 }), 'members.import_wrong_state')
  await ctx.jobs.enqueue(ctx.db, 'members.import', { importId }, { singletonKey: importId })
  return toImport(await ownImport(ctx, importId))
}

export async function discardImport(ctx: ActorContext, importId: string): Promise<void> {
  const { state } = await ownImport(ctx, importId)
  assertThat(state !== 'running', 'members.import_wrong_state')
  await deleteImport(ctx.db, importId)
}

export const listMyImports = async (ctx: ActorContext): Promise<{ items: RosterImport[] }> => ({ items: (await listImportsOf(ctx.db, ctx.actor.accountId, listed)).map(toImport) })

export async function getImport(ctx: ActorContext, keys: PhoneKeys, importId: string): Promise<RosterImportDetail> {
  const row = await ownImport(ctx, importId)
  return { ...toImport(row), preview: openJson<ImportPreview>(keys, row, 'preview'), columns: row.columns, report: openJson<StagedReport>(keys, row, 'report') }
}

/** What the last check or run has found, while it is kept. */
export const importReport = async (ctx: ActorContext, keys: PhoneKeys, importId: string): Promise<StagedReport | null> =>
  openJson<StagedReport>(keys, await ownImport(ctx, importId), 'report')

/** An import of the actor's own; anybody else's looks like missing. */
async function ownImport(ctx: ActorContext, importId: string): Promise<ImportRow> {
  const row = found(await findImport(ctx.db, importId))
  assertThat(row.accountId === ctx.actor.accountId, 'thing.not_found')
  return row
}

export function fileOf(keys: PhoneKeys, { id, fileSealed }: Pick<ImportRow, 'id' | 'fileSealed'>): Buffer {
  assertThat(fileSealed !== null, 'members.import_file_gone')
  return Buffer.from(openPart(keys, 'file', id, fileSealed), 'base64')
}

function openJson<T>(keys: PhoneKeys, row: ImportRow, part: 'preview' | 'report'): T | null {
  const sealed = part === 'preview' ? row.previewSealed : row.reportSealed
  return sealed === null ? null : (JSON.parse(openPart(keys, part, row.id, sealed)) as T)
}

const toImport = ({ id, fileName, orgId, orgName, state, createdAt, done, total, finishedAt }: ImportRow): RosterImport => ({
  id, fileName, org: orgId === null ? null : { id: orgId, name: orgName ?? '' }, state, createdAt: createdAt.toISOString(),
  progress: { done, total }, finishedAt: finishedAt?.toISOString() ?? null,
})
