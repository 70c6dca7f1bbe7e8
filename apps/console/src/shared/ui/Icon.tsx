import { iconPaths, type IconName } from './icons'

interface Props {
  name: IconName
  size?: number
}

/** Decoration: whatever it stands in carries the words. */
export function Icon({ name, size = 18 }: Props) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={iconPaths[name]} fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
