import sharp from 'sharp'

/** A photograph as a phone takes it: with its make, its moment and where it was. */
export const photograph = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#a33' } })
    .withExif({ IFD0: { Make: 'TestPhone', Model: 'Secret-9', Copyright: '欧阳不可见' }, IFD3: { GPSLatitude: '27/1 14/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer()
