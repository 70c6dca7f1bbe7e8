import type { ScanResult } from './scan.types'

/** Whether a camera scan can be tried at all; if not, show only the field for typing the code. */
export declare function canScan(): boolean
/** Opens the camera and reads one QR code. Never throws. */
export declare function scanCode(): Promise<ScanResult>
