import { Alert, Button } from 'antd'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { queryClient } from '../../../shared/api'
import { Figures } from './Figures'
import type { Import } from './import-words'
import { MissingList } from './MissingList'

/** All of it is on the roster. */
export function ResultStep({ row: { report } }: { row: Import }) {
  const navigate = useNavigate()
  // the roster as it was read before is out of date
  useEffect(() => {
    for (const endpoint of ['GET /members', 'GET /member-counts', 'GET /members/:memberId']) void queryClient.invalidateQueries({ queryKey: [endpoint] })
  }, [])
  return (
    <>
      <Alert type="success" title="导入完成" action={<Button onClick={() => void navigate('/members')}>查看名册</Button>} style={{ marginBottom: 16 }} />
      {report && <Figures report={report} />}
      {report && <MissingList report={report} />}
    </>
  )
}
