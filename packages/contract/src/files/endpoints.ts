export const fileEndpoints = {
  upload: 'POST /files',
  download: 'GET /files/:fileId',
} as const
