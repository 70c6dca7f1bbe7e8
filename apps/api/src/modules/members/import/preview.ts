import type { ImportPreview, StagedReport } from '@ejia/contract/members/routes'
import { rosterFieldNames } from '@ejia/domain/members'
import { textOf } from './cells'
import { fields, guessHeader, type Header } from './columns'
import type { Plan } from './plan'
import type { Roster, RowError } from './rows'
import type { Cell, Sheet } from './sheet'

/** Rows shown beside the mapping. */
const sampled = 5
/** Columns shown and mapped; a roster is narrow. */
const widest = 40

const texts = (cells: readonly Cell[] | undefined): string[] => (cells ?? []).slice(0, widest).map((cell) => textOf(cell).slice(0, 200))

/** What a person needs to see to say which column is which. */
export function previewOf({ rows }: Sheet): ImportPreview {
  const header = guessHeader(rows)
  const below = rows.slice(header.row).filter((cells) => cells.some((cell) => textOf(cell) !== ''))
  const guess = Object.fromEntries(fields.flatMap((field) => (header.columns[field] ? [[field, header.columns[field].index]] : [])))
  return { headerRow: header.row, headings: texts(rows[header.row - 1]), sample: below.slice(0, sampled).map(texts), guess, rows: below.length }
}

interface Reported {
  sheet: Sheet
  header: Header
  roster: Roster
  plan: Plan
  dryRun: boolean
}

/** The report as a table can show it: every bad row as it stands in the sheet, with all that is wrong with it. */
export function stagedReport({ sheet, header, roster, plan, dryRun }: Reported): StagedReport {
  const byRow = new Map<number, RowError[]>()
  for (const error of plan.errors) byRow.set(error.row, [...(byRow.get(error.row) ?? []), error])
  const badRows = [...byRow].map(([row, errors]) => ({
    row,
    cells: texts(sheet.rows[row - 1]),
    problems: errors.map(({ column, message }) => ({ column: placeOf(header, column), message })),
  }))
  const missing = plan.missing.map((member) => ({ rosterNo: member.rosterNo, name: member.name, org: member.orgName }))
  return {
    dryRun, rows: roster.people, created: plan.create.length, updated: plan.update.length, unchanged: plan.unchanged, missing,
    headings: texts(sheet.rows[header.row - 1]), badRows,
  }
}

/** Where in the sheet a column is that an error names: by its heading there, or by our own name for it. */
function placeOf({ columns }: Header, column: string | null): number | null {
  const field = fields.find((one) => columns[one]?.title === column || rosterFieldNames[one] === column)
  return (field && columns[field]?.index) ?? null
}
