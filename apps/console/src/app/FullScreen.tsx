import { Navigate, Outlet } from 'react-router'
import { SignInAgain } from './SignInAgain'
import { useGate } from './use-gate'

/** Pages for a screen on the wall: no menu, the same session. */
export function FullScreen() {
  const gate = useGate()
  if (gate) return <Navigate to={gate} replace />
  return (
    <>
      <Outlet />
      <SignInAgain />
    </>
  )
}
