/** `camera`: seen live; `picture`: read from a stored image, which the server treats with less trust. */
export interface Scanned {
  text: string
  from: 'camera' | 'picture'
}

export type ScanResult =
  | { state: 'read'; scanned: Scanned }
  | { state: 'cancelled' }
  /** No camera, no permission or no decoder: offer to type the code instead. */
  | { state: 'unavailable'; reason: string }
