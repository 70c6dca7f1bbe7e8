import { page, type FeatureRoutes } from '../../shared/routing'

export const postsRoutes: FeatureRoutes = {
  routes: [
    page('/posts', () => import('./list/PostList'), 'PostList'),
    page('/posts/new', () => import('./edit/NewPost'), 'NewPost'),
    page('/posts/:postId', () => import('./edit/EditPost'), 'EditPost'),
    page('/posts/:postId/review', () => import('./review/ReviewPost'), 'ReviewPost'),
    page('/posts/:postId/readers', () => import('./readership/ReadershipPage'), 'ReadershipPage'),
  ],
  menu: [{ path: '/posts', label: '文章', icon: 'post', group: 'daily', needs: ['posts.write', 'posts.review'] }],
}
