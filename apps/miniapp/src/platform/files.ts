import type { ChosenFile, UploadReply, UploadTarget } from './files.types'

/** Lets the person pick images or documents; an empty list when they give up. */
export declare function chooseFiles(kind: 'image' | 'any', most: number): Promise<ChosenFile[]>
/** Sends one file as form field `file`. */
export declare function uploadFile(file: ChosenFile, target: UploadTarget): Promise<UploadReply>
/** Opens an attachment for reading: WeChat's document viewer, or a new tab. */
export declare function openFile(url: string, name: string, headers: Record<string, string>): Promise<void>
