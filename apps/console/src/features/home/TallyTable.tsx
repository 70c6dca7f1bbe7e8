import { periodText, type Tally } from './words'

/** Several branches: of each duty, how many have held it, arranged it, or still owe it. */
export function TallyTable({ tallies }: { tallies: Tally[] }) {
  const told = tallies.filter(({ held, planned, due }) => held + planned + due > 0)
  return (
    <table className="duty-tally">
      <caption>按党支部计数</caption>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">期间</th>
          <th scope="col">已开</th>
          <th scope="col">已安排</th>
          <th scope="col">待安排</th>
        </tr>
      </thead>
      <tbody>
        {told.map((tally) => (
          <tr key={tally.duty}>
            <th scope="row">{tally.name}</th>
            <td>{periodText(tally)}</td>
            <td>{tally.held}</td>
            <td>{tally.planned}</td>
            <td>{tally.due > 0 ? <strong>{tally.due}</strong> : 0}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
