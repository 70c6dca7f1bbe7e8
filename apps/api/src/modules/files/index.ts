export { filesIn, fileUrl, signFilesIn, signFileUrl, type LinkEnv } from './file-links'
export { filesModule, registerFileOwner } from './files.routes'
export { describeFiles, describeInOrder, keepFile, requireOwnFiles, type CanRead, type Keeping } from './files.service'
export { fetchPicture, PictureRefused, type RemotePictures } from './remote-picture'
