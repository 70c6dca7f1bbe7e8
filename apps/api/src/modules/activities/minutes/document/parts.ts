import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlign, WidthType, type IParagraphOptions } from 'docx'

/**
 * Type faces of official papers (GB/T 9704: 小标宋 for the title, 黑体 for headings, 仿宋 for the text) by the names every Windows,
 * macOS Office and WPS knows; where one is missing the program takes its own next of kin.
 */
const faces = { title: '宋体', heading: '黑体', text: '仿宋' } as const
type Face = keyof typeof faces

/** Half points: 二号, 三号, 小四. */
const sizes = { title: 44, heading: 30, text: 28, cell: 24, small: 21 } as const

/** Text width of A4 between the margins below, in twentieths of a point. */
export const textWidth = 9026

const font = (face: Face) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: faces[face], cs: 'Times New Roman' })

/** What XML cannot hold (control characters, halves of a pair) is left out. */
const plain = (text: string): string => text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, '')

export const run = (text: string, { face = 'text', size = 'text', bold = false }: { face?: Face; size?: keyof typeof sizes; bold?: boolean } = {}): TextRun =>
  new TextRun({ text: plain(text), font: font(face), size: sizes[size], bold })

export const title = (text: string): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 120, after: 280 }, children: [run(text, { face: 'title', size: 'title', bold: true })] })

export const heading = (text: string): Paragraph =>
  new Paragraph({ keepNext: true, spacing: { before: 240, after: 80, line: 440 }, children: [run(text, { face: 'heading', size: 'heading' })] })

export const strong = (text: string): Paragraph => new Paragraph({ keepNext: true, spacing: { before: 80, line: 440 }, indent: { firstLine: 560 }, children: [run(text, { bold: true })] })

/** Lines as they were typed, each a paragraph that begins two characters in. */
export const paragraphs = (text: string, options: IParagraphOptions = {}): Paragraph[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => new Paragraph({ spacing: { line: 440 }, indent: { firstLine: 560 }, ...options, children: [run(line)] }))

export const blankLine = (): Paragraph => new Paragraph({ spacing: { line: 440 }, children: [] })

const line = { style: BorderStyle.SINGLE, size: 6, color: '000000' }
const frame = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line }

/** Label, value, label, value; a row of two stretches its value over the rest. */
export function labelTable(rows: readonly (readonly string[])[]): Table {
  const widths = [1400, 3113, 1400, 3113]
  return new Table({
    columnWidths: widths,
    width: { size: textWidth, type: WidthType.DXA },
    borders: frame,
    rows: rows.map((cells) => new TableRow({ cantSplit: true, children: cells.map((text, index) => cell(text, index, cells.length, widths)) })),
  })
}

function cell(text: string, index: number, count: number, widths: readonly number[]): TableCell {
  const wide = count === 2 && index === 1
  const isLabel = index % 2 === 0
  return new TableCell({
    columnSpan: wide ? 3 : 1,
    width: { size: wide ? textWidth - (widths[0] ?? 0) : (widths[index] ?? 0), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: [new Paragraph({ alignment: isLabel ? AlignmentType.CENTER : AlignmentType.LEFT, children: [run(text, { face: isLabel ? 'heading' : 'text', size: 'cell' })] })],
  })
}
