/** Both stand out from white by 3 : 1 and from each other; red stays what matters now. */
export const palette = { whole: '#8A909B', part: '#1F7A4D', ink: '#5C636E', line: '#ECE8E3' } as const

export interface Series<Row> {
  name: string
  value: (row: Row) => number
  color: string
}
