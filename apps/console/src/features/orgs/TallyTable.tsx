import type { OrgTally } from './use-tree'

type Tally = OrgTally['own']

const kinds: readonly [keyof Tally, string][] = [
  ['party', '党员'], ['full', '正式'], ['probationary', '预备'], ['inService', '在职'], ['retired', '离退休'], ['away', '外出'], ['developing', '发展对象等'],
]

/** Own people and those of the whole subtree; of one without any below it, a single row. */
export function TallyTable({ tally, alone }: { tally: OrgTally; alone: boolean }) {
  const rows = alone ? [['本级', tally.own] as const] : [['本级', tally.own] as const, ['含全部下级', tally.subtree] as const]
  return (
    <table className="tally">
      <thead>
        <tr>
          <td />
          {kinds.map(([kind, name]) => (
            <th key={kind} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, counts]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {kinds.map(([kind]) => (
              <td key={kind}>{counts[kind]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
