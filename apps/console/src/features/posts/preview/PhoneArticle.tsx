import { useEffect, useRef } from 'react'
import { useOrgs } from '../../../shared/orgs/use-orgs'
import { dayText, today } from '../../../shared/time'
import { Cover } from '../edit/CoverField'
import type { PostValues } from '../edit/values'
import { shownAddress } from '../editor/file-address'
import { toHtml } from '../editor/to-html'
import { sizeText } from '../size-text'
import './phone.css'

interface Props {
  values: PostValues
  /** Instant it was published; today when it was not yet. */
  at: string | null
}

/** Title, facts, cover, text and files in the mini-program's order and sizes. */
export function PhoneArticle({ values, at }: Props) {
  const { byId } = useOrgs()
  const { title, source, cover, attachments, bodyHtml } = values
  return (
    <article className="phone" aria-label="手机上的样子">
      <div className="phone__title">{title || '（未写标题）'}</div>
      <div className="phone__facts">
        <span>{byId.get(values.orgId ?? 0)?.name}</span>
        <span>{dayText(at ?? today())}</span>
        {source && <span>来源：{source}</span>}
      </div>
      {cover && <Cover url={cover.url} />}
      <Body html={bodyHtml} />
      {attachments.map((file) => (
        <p key={file.id} className="phone__file">
          {file.name}（{sizeText(file.bytes)}）
        </p>
      ))}
      {values.receiptRequired && <p className="phone__button">我已阅读，签收</p>}
    </article>
  )
}

/** Written by the editor, whose schema lets nothing else through; parsed without running anything all the same. */
function Body({ html }: { html: string }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { body } = new DOMParser().parseFromString(toHtml(html), 'text/html')
    for (const image of body.querySelectorAll('img')) void shownAddress(image.getAttribute('src') ?? '').then((address) => (image.src = address))
    place.current?.replaceChildren(...body.childNodes)
  }, [html])
  return <div className="article" ref={place} />
}
