import { useQuery } from '@tanstack/react-query'
import { Tabs } from 'antd'
import { visitorCall } from '../../shared/api'
import { DemoAccounts } from './DemoAccounts'
import { OperatorSignIn } from './operator/OperatorSignIn'
import { QrSignIn } from './qr/QrSignIn'
import './sign-in.css'

/** None outside a demonstration; asked as nobody, because a lost session holds every other reading back. */
const useDemoAccounts = () => useQuery({ queryKey: ['demo-accounts'], queryFn: () => visitorCall('GET /auth/demo-accounts'), staleTime: Infinity }).data?.items ?? []

/** The ways to sign in; stands on the sign-in page and over the page of a lost session. */
export function SignInPanel() {
  const accounts = useDemoAccounts()
  const demo = accounts.length > 0
  const items = [
    { key: 'qr', label: '扫码登录', children: <div className="qr-sign-in"><QrSignIn withLink={demo} /></div> },
    { key: 'operator', label: '运维登录', children: <OperatorSignIn /> },
    ...(demo ? [{ key: 'demo', label: '演示账号', children: <DemoAccounts accounts={accounts} /> }] : []),
  ]
  return <Tabs className="sign-in__ways" items={items} centered destroyOnHidden />
}
