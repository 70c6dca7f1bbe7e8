import { Drawer } from 'antd'
import { lazy, Suspense } from 'react'
import type { Draft } from '@ejia/contract/posts/routes'
import type { PostValues } from '../edit/values'

const PhoneArticle = lazy(async () => ({ default: (await import('./PhoneArticle')).PhoneArticle }))

interface Props {
  open: boolean
  onClose: () => void
  values: PostValues
  draft: Draft | null
}

/** The post as a phone shows it, 375 px wide. */
export function PhonePreview({ open, onClose, values, draft }: Props) {
  return (
    <Drawer open={open} onClose={onClose} size={460} title="手机预览" destroyOnHidden styles={{ body: { padding: 0, overflow: 'hidden' } }}>
      {/* tabIndex: whoever has no mouse scrolls it by the arrow keys */}
      <div className="phone-preview" role="region" aria-label="手机预览" tabIndex={0}>
        <Suspense fallback={<p>正在排版…</p>}>
          <PhoneArticle values={values} at={draft?.publishedAt ?? null} />
        </Suspense>
      </div>
    </Drawer>
  )
}
