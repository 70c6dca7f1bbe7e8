import { Drawer, Spin } from 'antd'
import { Suspense, useEffect, useRef, useState } from 'react'
import { Link, Navigate, Outlet, useLocation, useNavigation } from 'react-router'
import { Bell } from '../features/messages/Bell'
import { IconButton } from '../shared/ui'
import { Account } from './Account'
import icon from './icon.svg'
import { SideMenu } from './SideMenu'
import { SignInAgain } from './SignInAgain'
import { useGate } from './use-gate'

/** A new page begins at its top, for eyes and for screen readers alike. */
function useNewPage() {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const first = useRef(true)
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true })
    first.current = false
    window.scrollTo(0, 0)
  }, [pathname])
  return main
}

/** Menu, header and the page. */
export function Shell() {
  const gate = useGate()
  const main = useNewPage()
  const [menuOpen, setMenuOpen] = useState(false)
  const loading = useNavigation().state === 'loading'
  if (gate) return <Navigate to={gate} replace />
  return (
    <div className="shell">
      <a className="skip-link" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        跳到正文
      </a>
      <header className="shell__header">
        <IconButton className="shell__menu-button" icon="menu" label="打开菜单" onClick={() => setMenuOpen(true)} />
        <Link to="/" className="shell__brand">
          <img src={icon} alt="" width={28} height={28} />
          党员E家
        </Link>
        <Bell />
        <Account />
      </header>
      <div className="shell__side">
        <SideMenu />
      </div>
      <Drawer open={menuOpen} onClose={() => setMenuOpen(false)} placement="left" size={240} title="菜单">
        <SideMenu onNavigate={() => setMenuOpen(false)} />
      </Drawer>
      <main id="main" className="shell__main" ref={main} tabIndex={-1} aria-busy={loading}>
        {loading && <div className="shell__loading" aria-hidden="true" />}
        <Suspense fallback={<Spin />}>
          <Outlet />
        </Suspense>
      </main>
      <SignInAgain />
    </div>
  )
}
