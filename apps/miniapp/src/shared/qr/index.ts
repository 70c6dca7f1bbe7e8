export { qrImage } from './qr-image'
