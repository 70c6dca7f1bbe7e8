export { filesModule } from './files.routes'
