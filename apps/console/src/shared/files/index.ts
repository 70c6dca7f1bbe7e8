export { FileField } from './FileField'
export { FilePicture } from './FilePicture'
export type { FileRef } from './use-uploads'
