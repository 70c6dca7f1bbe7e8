interface Props {
  duties: readonly { key: string; name: string; source: string; local: boolean }[]
}

/** Where each frequency comes from, folded away until somebody asks. */
export function DutyLegend({ duties }: Props) {
  return (
    <details className="duty-legend">
      <summary>这些频次从哪里来，怎样算开过</summary>
      <ul>
        {duties.map(({ key, name, source, local }) => (
          <li key={key}>
            {name}：{source}
            {local && '（可由本单位调整）'}
          </li>
        ))}
      </ul>
      <p>签到名单确认后算“已开”；会后超过当天才登记的标“补录”和天数。上级组织举办的党课，所属支部一并计入。期末前 7 天还没有安排的，标“即将到期”。</p>
    </details>
  )
}
