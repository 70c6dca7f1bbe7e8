import Taro from '@tarojs/taro'

/** 1012 a code pressed long in a picture, 1013 one chosen from the album (scene values of the mini-program). */
const pictureScenes = [1012, 1013]

export function cameFromPicture(): boolean {
  return pictureScenes.includes(Number(Taro.getEnterOptionsSync().scene))
}

export function shouldBeInWechat(): boolean {
  return false
}
