/** Sentences of the field screens (plots, plot, capture, map), in Chinese. */
export const zh = {
  'plots.none': '手机里还没有图斑。有信号时到“我的”下载。',
} as const;
