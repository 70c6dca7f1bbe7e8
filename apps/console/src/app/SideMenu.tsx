import { NavLink } from 'react-router'
import { menuGroups, type MenuEntry } from '../shared/routing'
import { canSomewhere, useMe } from '../shared/session'
import { Icon } from '../shared/ui'
import { features } from './features'

const groups = Object.keys(menuGroups) as (keyof typeof menuGroups)[]

/** What this person's roles reach somewhere; the server decides about each thing. */
function useMenu(): MenuEntry[] {
  const me = useMe()
  return features.flatMap(({ menu }) => menu).filter(({ needs }) => !needs || needs.some((ability) => canSomewhere(me, ability)))
}

interface Props {
  onNavigate?: () => void
}

export function SideMenu({ onNavigate }: Props) {
  const menu = useMenu()
  return (
    <nav className="side-menu" aria-label="主菜单">
      {groups.map((group) => {
        const entries = menu.filter((entry) => entry.group === group)
        if (entries.length === 0) return null
        return (
          <div key={group} role="group" aria-label={menuGroups[group]}>
            <p className="side-menu__group">{menuGroups[group]}</p>
            <ul>
              {entries.map(({ path, label, icon }) => (
                <li key={path}>
                  <NavLink to={path} end={path === '/'} onClick={onNavigate}>
                    <Icon name={icon} />
                    {label}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </nav>
  )
}
