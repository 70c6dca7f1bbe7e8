import { PictureTroubles } from './PictureTroubles'
import { Toolbar } from './Toolbar'
import { useRichEditor } from './use-editor'
import './rich-text.css'

interface Props {
  /** Read once; give another `key` to start anew from another text. */
  initialHtml: string
  label: string
  onChange: (html: string) => void
  onSource: (source: string) => void
}

/** Writing an article. Loaded by the pages that write one: it weighs as much as the rest of such a page. */
export function RichText({ initialHtml, label, onChange, onSource }: Props) {
  const { rich, mount } = useRichEditor({ initialHtml, label, onChange, onSource })
  return (
    <div className="rich-text">
      {rich && <Toolbar editor={rich.editor} onPictures={rich.insertPictures} />}
      {rich && <PictureTroubles editor={rich.editor} jobs={rich.jobs} />}
      <div className="rich-text__page" ref={mount} />
    </div>
  )
}
