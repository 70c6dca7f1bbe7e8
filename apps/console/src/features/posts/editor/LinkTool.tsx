import type { Editor } from '@tiptap/core'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { Glyph } from './Glyph'
import { ToolFace } from './ToolFace'

const goodAddress = /^(https?:\/\/\S+|mailto:\S+@\S+|tel:[\d+-]+)$/i

/** Asks for an address; what is typed without `http` gets it. */
export function LinkTool({ editor }: { editor: Editor }) {
  const [open, setOpen] = useState(false)
  const on = editor.isActive('link')
  return (
    <>
      <ToolFace label="链接" pressed={on} onClick={() => setOpen(true)}>
        <Glyph name="link" />
      </ToolFace>
      {open && <LinkForm editor={editor} onClose={() => setOpen(false)} />}
    </>
  )
}

function LinkForm({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const href = (editor.getAttributes('link') as { href?: string }).href ?? ''
  const bare = editor.state.selection.empty && href === ''
  const save = ({ address, text }: { address: string; text?: string }) => {
    const target = /^[\w-]+(\.[\w-]+)+/.test(address) ? `https://${address}` : address
    const chain = editor.chain().focus()
    if (bare) chain.insertContent({ type: 'text', text: text?.trim() || target, marks: [{ type: 'link', attrs: { href: target } }] }).run()
    else chain.extendMarkRange('link').setLink({ href: target }).run()
    onClose()
  }
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    onClose()
  }
  return (
    <Modal open title="链接" footer={null} onCancel={onClose} destroyOnHidden>
      <Form layout="vertical" initialValues={{ address: href }} onFinish={save}>
        <Form.Item
          name="address"
          label="网址"
          rules={[
            { required: true, whitespace: true, message: '请填写网址' },
            { validator: (_, value: string) => (!value || goodAddress.test(value) || /^[\w-]+(\.[\w-]+)+/.test(value) ? Promise.resolve() : Promise.reject(new Error('请填写以 http:// 或 https:// 开头的网址'))) },
          ]}
        >
          <Input autoFocus placeholder="https://" maxLength={1000} />
        </Form.Item>
        {bare && (
          <Form.Item name="text" label="显示的文字">
            <Input maxLength={100} />
          </Form.Item>
        )}
        <div className="rich-text__dialog-foot">
          {href && <Button onClick={remove}>取消链接</Button>}
          <Button type="primary" htmlType="submit">
            确定
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
