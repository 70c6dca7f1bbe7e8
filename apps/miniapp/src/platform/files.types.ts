export interface ChosenFile {
  name: string
  bytes: number
  /** A path WeChat can upload, or the File of a browser. */
  source: string | File
}

export interface UploadTarget {
  url: string
  headers: Record<string, string>
  timeoutMs: number
}

export interface UploadReply {
  status: number
  text: string
}
