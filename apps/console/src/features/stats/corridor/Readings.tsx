import type { ReplyOf } from '@ejia/contract/client/caller'
import { momentText } from '../../../shared/time'

export function Readings({ posts }: { posts: ReplyOf<'GET /stats/corridor'>['posts'] }) {
  return (
    <section className="corridor__card" aria-labelledby="readings">
      <h2 id="readings">最新动态</h2>
      {posts.length === 0 && <p className="corridor__none">还没有公开发布的文章</p>}
      <ul className="corridor__list">
        {posts.slice(0, 6).map(({ id, title, org, coverUrl, publishedAt }) => (
          <li key={id}>
            {coverUrl && <img src={coverUrl} alt="" />}
            <span className="corridor__what">
              <strong>{title}</strong>
              <span>
                {org.name} · {momentText(publishedAt).slice(5, 10).replace('-', '月')}日
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
