import { useEffect } from 'react'
import { Navigate, useSearchParams } from 'react-router'
import { useSessionStore } from '../../shared/session'
import { SignInPanel } from './SignInPanel'
import './sign-in.css'

/** Back to where the visitor wanted to go; an address elsewhere is not followed. */
const destination = (to: string | null) => (to?.startsWith('/') && !to.startsWith('//') ? to : '/')

export function SignIn() {
  const [query] = useSearchParams()
  const signedIn = useSessionStore(({ me }) => me !== null)
  useEffect(() => {
    document.title = '登录 · 党员E家'
  }, [])
  if (signedIn) return <Navigate to={destination(query.get('to'))} replace />
  return (
    <main className="sign-in">
      <h1>党员E家 · 控制台</h1>
      <SignInPanel />
    </main>
  )
}
