import { Alert, Button } from 'antd'
import { problemOf } from '../api/problems'

interface Props {
  error: unknown
  retry?: () => void
}

/** In place of what could not be read: what happened in plain words, and the next step. */
export function ErrorPanel({ error, retry }: Props) {
  return <Alert type="error" showIcon={false} title={problemOf(error).message} action={retry && <Button onClick={retry}>重试</Button>} />
}
