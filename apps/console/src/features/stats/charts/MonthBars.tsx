import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { palette, type Series } from './palette'

interface Props<Row> {
  /** What the picture says, for those who do not see it. */
  label: string
  rows: readonly Row[]
  series: readonly Series<Row>[]
  height?: number
  /** Text size of axes and legend, px. */
  fontSize?: number
}

/** `2026-01` → `1月`; the first of a year carries it. */
const monthTick = (month: string): string => (month.endsWith('-01') ? `${month.slice(0, 4)}年1月` : `${Number(month.slice(5))}月`)

/** Bars side by side for every month. The same numbers stand in a table beside it. */
export function MonthBars<Row extends { month: string }>({ label, rows, series, height = 240, fontSize = 12 }: Props<Row>) {
  const data = rows.map((row) => ({ month: row.month, ...Object.fromEntries(series.map(({ name, value }) => [name, value(row)])) }))
  const tick = { fontSize, fill: palette.ink }
  return (
    <div role="img" aria-label={label}>
      <ResponsiveContainer width="100%" height={height}>
        <BarChart data={data} accessibilityLayer={false} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} barGap={2}>
          <CartesianGrid vertical={false} stroke={palette.line} />
          <XAxis dataKey="month" tickFormatter={monthTick} tick={tick} tickLine={false} axisLine={{ stroke: palette.line }} />
          <YAxis allowDecimals={false} width={56} tick={tick} tickLine={false} axisLine={false} />
          <Tooltip cursor={{ fill: 'rgba(31, 35, 41, 0.05)' }} />
          <Legend itemSorter={null} wrapperStyle={{ fontSize }} formatter={(name: string) => <span style={{ color: palette.ink }}>{name}</span>} />
          {series.map(({ name, color }) => (
            <Bar key={name} dataKey={name} fill={color} radius={[3, 3, 0, 0]} maxBarSize={22} isAnimationActive={false} />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
