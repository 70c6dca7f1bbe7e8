import type { ThemeConfig } from 'antd'

/** The tokens of the product; `styles.css` has the same as variables. */
const red = '#c8161d'
const deep = '#a31016'
const ink = '#1f2329'
const second = '#5c636e'
const third = '#666d77'
/** For what is chosen, linked or in focus: red is kept for the one primary action and the active menu. */
const blue = '#1d5a9e'

/** Whoever asked the system for less movement gets none; jsdom has no such question to ask. */
const moves = !globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches

/**
 * Ant Design's own defaults put hints, disabled text and links below 4.5:1 and the borders of fields below 3:1
 * (WCAG 1.4.3, 1.4.11); these reach both on white and on paper.
 */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: blue,
    colorInfo: blue,
    colorInfoBg: '#eef4fa',
    colorInfoBorder: '#b9cfe6',
    colorLink: blue,
    colorLinkHover: '#143f70',
    colorLinkActive: '#143f70',
    colorSuccess: '#1f7a4d',
    colorSuccessBg: '#e8f4ed',
    colorWarning: '#8a6116',
    colorWarningBg: '#fbf3e2',
    colorError: '#b3261e',
    colorErrorBg: '#fbecea',
    colorErrorText: '#a31016',
    colorText: ink,
    colorTextHeading: ink,
    colorTextSecondary: second,
    colorTextTertiary: third,
    colorTextQuaternary: third,
    colorTextDescription: second,
    colorTextPlaceholder: third,
    colorTextDisabled: '#666c75',
    colorBorder: '#8f939b',
    colorBorderSecondary: '#ece8e3',
    colorSplit: '#ece8e3',
    colorBgLayout: '#f7f5f2',
    colorBgContainerDisabled: '#f4f2ef',
    borderRadius: 8,
    borderRadiusLG: 12,
    fontSize: 14,
    controlHeight: 36,
    controlHeightSM: 28,
    fontFamily: '-apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
    lineWidthFocus: 2,
    motion: moves,
    colorPrimaryBorder: blue,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Button: {
      colorPrimary: red,
      colorPrimaryHover: deep,
      colorPrimaryActive: deep,
      primaryShadow: 'none',
      defaultShadow: 'none',
      dangerShadow: 'none',
    },
    Table: { headerBg: '#faf8f5', headerColor: second, rowHoverBg: '#faf8f5', cellPaddingBlockMD: 12 },
    Form: { labelColor: ink, itemMarginBottom: 20 },
    Tabs: { itemColor: second },
  },
}
