import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ThumbnailWidth } from '@ejia/domain/files'
import { fetchBytes } from '../api/file-transfer'

interface Props {
  fileId: string
  alt: string
  /** Width in px that is asked for; the picture's own when absent. */
  width?: ThumbnailWidth
  className?: string
}

/** A picture only some may see: its bytes are fetched with the reader's own rights, for an `<img>` sends no token. */
export function FilePicture({ fileId, alt, width, className }: Props) {
  const query = width === undefined ? {} : { width }
  const { data, isError } = useQuery({
    queryKey: ['GET /files/:fileId', fileId, width],
    queryFn: async () => (await fetchBytes('GET /files/:fileId', { params: { fileId }, query })).bytes,
    staleTime: Infinity,
    retry: 1,
  })
  const address = useAddress(data)
  if (isError) return <span className="file-picture__none">{alt}（图片打不开）</span>
  return address === undefined ? <span className={`file-picture__wait ${className ?? ''}`} aria-hidden /> : <img className={className} src={address} alt={alt} />
}

function useAddress(bytes: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!bytes) return undefined
    const made = URL.createObjectURL(bytes)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  return address
}
