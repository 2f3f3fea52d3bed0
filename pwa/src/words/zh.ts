/** Sentences of the shell, sign-in, outbox and “me”, in Chinese. */
export const zh = {
  'app.name': '巡田',
  'tab.plots': '图斑',
  'tab.map': '地图',
  'tab.outbox': '待发',
  'tab.me': '我的',
  'tab.bar': '主要页面',
  'code.unknown': '代码 {code}',
  'status.online': '有信号',
  'status.offline': '没信号',
  'status.fix_good': '定位好 ±{accuracy_m} 米',
  'status.fix_weak': '定位弱 ±{accuracy_m} 米',
  'status.fix_none': '没有定位',
  'status.unsent': '待发 {count}',
  'status.line': '信号、定位、待发',
} as const;
