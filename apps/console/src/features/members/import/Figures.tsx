import type { Report } from './import-words'

/** What an import would do, or has done, in numbers. */
export function Figures({ report: { dryRun, rows, created, updated, unchanged, missing, badRows } }: { report: Report }) {
  const figures = [
    ['文件里的人', rows], [dryRun ? '将新增' : '新增', created], [dryRun ? '将修改' : '修改', updated], ['没有变化', unchanged], ['文件里没有的人', missing.length], ['有错的行', badRows.length],
  ] as const
  return (
    <dl className="figures">
      {figures.map(([term, count]) => (
        <div key={term} className={term === '有错的行' && count > 0 ? 'bad' : ''}>
          <dt>{term}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  )
}
