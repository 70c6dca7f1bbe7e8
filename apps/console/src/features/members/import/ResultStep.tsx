import { Alert } from 'antd'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { queryClient } from '../../../shared/api'
import { Figures } from './Figures'
import type { Import } from './import-words'
import { MissingList } from './MissingList'

/** All of it is on the roster. */
export function ResultStep({ row: { report } }: { row: Import }) {
  // the roster as it was read before is out of date
  useEffect(() => {
    for (const endpoint of ['GET /members', 'GET /member-counts', 'GET /members/:memberId']) void queryClient.invalidateQueries({ queryKey: [endpoint] })
  }, [])
  return (
    <>
      <Alert type="success" title={<>导入完成。<Link to="/members">查看名册</Link></>} style={{ marginBottom: 16 }} />
      {report && <Figures report={report} />}
      {report && <MissingList report={report} />}
    </>
  )
}
