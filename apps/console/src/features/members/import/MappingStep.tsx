import { Alert, Button, Select } from 'antd'
import { useState } from 'react'
import { requiredRosterFields, rosterFieldNames, rosterFields, type RosterField } from '@ejia/domain/members'
import { useAction } from '../../../shared/api'
import { Panel } from '../../../shared/ui'
import type { Import } from './import-words'

type Preview = NonNullable<Import['preview']>
type Places = Partial<Record<RosterField, number | undefined>>

interface Props {
  row: Import
  preview: Preview
  onDone: () => void
}

const hints: Partial<Record<RosterField, string>> = { rosterNo: '认人的依据；没有这一列时，按姓名和手机号认', phone: '带星号的号码保持原样', org: '党支部或党小组的名称' }

/** What is wrong with the choice, before it is sent. */
function problemIn(places: Places): string | null {
  const missing = requiredRosterFields.filter((field) => places[field] === undefined)
  if (missing.length > 0) return `还没有选：${missing.map((field) => rosterFieldNames[field]).join('、')}`
  const chosen = Object.values(places).filter((place) => place !== undefined)
  return new Set(chosen).size === chosen.length ? null : '同一列被选了两次，请核对'
}

/** Which column of the sheet is which of ours; most are recognised by their headings. */
export function MappingStep({ row, preview, onDone }: Props) {
  const [places, setPlaces] = useState<Places>(row.columns ?? preview.guess)
  const check = useAction('POST /roster-imports/:importId/check', { invalidates: ['GET /roster-imports/:importId', 'GET /roster-imports'], onDone })
  const problem = problemIn(places)
  const options = preview.headings.map((heading, value) => ({ value, label: heading || `第 ${value + 1} 列` }))
  const columns = Object.fromEntries(Object.entries(places).filter(([, place]) => place !== undefined))
  return (
    <Panel title={`核对列（第 ${preview.headerRow} 行是列名，共 ${preview.rows} 行）`}>
      <table className="mapping">
        <thead>
          <tr>
            <th scope="col">名册的列</th>
            <th scope="col">文件里的列</th>
            <th scope="col">前几行</th>
          </tr>
        </thead>
        <tbody>
          {rosterFields.map((field) => (
            <tr key={field}>
              <th scope="row">
                {rosterFieldNames[field]}
                {requiredRosterFields.includes(field) && '（必填）'}
                {hints[field] && <small className="sample">{hints[field]}</small>}
              </th>
              <td>
                <Select<number>
                  aria-label={`${rosterFieldNames[field]}对应的列`}
                  placeholder="没有这一列"
                  allowClear
                  options={options}
                  value={places[field]}
                  onChange={(place: number | undefined) => setPlaces({ ...places, [field]: place })}
                />
              </td>
              <td>
                <span className="sample">{places[field] === undefined ? '' : preview.sample.map((cells) => cells[places[field] ?? 0] || '（空）').join('、')}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {problem && <Alert type="warning" title={problem} style={{ marginTop: 16 }} />}
      <div className="button-row">
        <Button type="primary" disabled={problem !== null} loading={check.busy} onClick={() => void check.run({ params: { importId: row.id }, body: { columns } })}>
          试运行
        </Button>
      </div>
    </Panel>
  )
}
