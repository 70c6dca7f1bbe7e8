const paths = {
  h2: 'M4 6v12M12 6v12M4 12h8M16.5 9.5 19 8v10',
  h3: 'M4 6v12M12 6v12M4 12h8M16 10c.3-2.6 4.3-2.6 4.3 0 0 2.4-4.3 4.6-4.3 8h4.5',
  h4: 'M4 6v12M12 6v12M4 12h8M16 8.5h4.2L18 12c3 0 3.2 5.6-.6 5.9-.8 0-1.4-.3-1.7-.8',
  bold: 'M7.5 5v14h6a3.8 3.8 0 0 0 1-7.4A3.4 3.4 0 0 0 12.6 5H7.5ZM7.5 11.6h6M8.3 5v14',
  italic: 'M10 5h7M7 19h7M13.5 5l-3 14',
  underline: 'M7 5v6a5 5 0 0 0 10 0V5M6 19.5h12',
  strike: 'M4 12h16M16 7.5C15 5.8 13.6 5 12 5c-2.4 0-4 1.3-4 3.2 0 1.6 1.3 2.7 3.3 3.4M13.5 12.6c1.8.7 2.8 1.6 2.8 3.1 0 2-1.8 3.3-4.3 3.3-2 0-3.6-.9-4.3-2.6',
  undo: 'M8.5 5.5 4.5 9.5l4 4M4.5 9.5h9a6 6 0 0 1 0 11.5H9',
  redo: 'M15.5 5.5l4 4-4 4M19.5 9.5h-9a6 6 0 0 0 0 11.5H15',
  bullets: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01',
  numbers: 'M10 6.5h10M10 12h10M10 17.5h10M4 5l1.2-.8v4.3M3.8 15.5c1.8-1.5 2.9.5 1.2 1.8L3.8 18.5h2.4',
  quote: 'M5 6v12M9.5 8h10M9.5 12h10M9.5 16h6',
  rule: 'M4 12h16M8 6.5h8M8 17.5h8',
  left: 'M4 6h16M4 10h10M4 14h16M4 18h10',
  center: 'M4 6h16M7 10h10M4 14h16M7 18h10',
  right: 'M4 6h16M10 10h10M4 14h16M10 18h10',
  justify: 'M4 6h16M4 10h16M4 14h16M4 18h16',
  clear: 'M6 6h11M11.5 6 9 18M15 15l5 5M20 15l-5 5',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1',
  picture: 'M4 5.5h16v13H4v-13ZM4 16l4.5-4.5 4 4 3-3L20 17M15.5 9.5h.01',
  table: 'M4 5.5h16v13H4v-13ZM4 10h16M4 14.2h16M9.5 5.5v13M14.8 5.5v13',
} as const

export type GlyphName = keyof typeof paths

interface Props {
  name: GlyphName
}

/** Signs of the toolbar, in the one line family. */
export function Glyph({ name }: Props) {
  return (
    <svg className="icon" width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
