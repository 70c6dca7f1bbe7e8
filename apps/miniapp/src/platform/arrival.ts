/** Whether a link that opened this page may have come from a forwarded picture rather than from the board. */
export declare function cameFromPicture(): boolean
/** Whether a check-in link was opened where WeChat's scanner would have served better: an ordinary browser. */
export declare function shouldBeInWechat(): boolean
