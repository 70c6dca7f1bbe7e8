export { filesIn, fileUrl, signFilesIn, signFileUrl, type LinkEnv } from './file-links'
export { filesModule, registerFileOwner } from './files.routes'
export { describeFiles, describeInOrder, requireOwnFiles, type CanRead } from './files.service'
