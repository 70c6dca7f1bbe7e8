export { postsModule } from './posts.routes'
