/**
 * The 256 words of which a receipt's secret is made: plain things of the farm and the house, with their sound in
 * Latin letters. No two begin or end with the same character, and no two sound alike to an ear that does not tell
 * n from l, zh from z, hu from f or -ng from -n, as ears in Sichuan. The order is part of every secret: never change it.
 */
const WORDS = `
百合 baihe, 白云 baiyun, 板栗 banli, 抱枕 baozhen, 爆竹 baozhu, 背篓 beilou, 扁担 biandan, 鞭炮 bianpao, 饼干 binggan
冰块 bingkuai, 薄荷 bohe, 玻璃 boli, 菠萝 boluo, 菜园 caiyuan, 蚕茧 canjian, 操场 caochang, 草莓 caomei, 柴火 chaihuo
炒锅 chaoguo, 插座 chazuo, 衬衫 chenshan, 晨雾 chenwu, 车站 chezhan, 抽屉 chouti, 床单 chuangdan, 窗户 chuanghu
厨房 chufang, 春雨 chunyu, 锄头 chutou, 瓷碗 ciwan, 刺猬 ciwei, 醋瓶 cuping, 蛋壳 danke, 稻谷 daogu, 大蒜 dasuan
灯泡 dengpao, 电筒 diantong, 钓竿 diaogan, 地图 ditu, 冬至 dongzhi, 豆腐 doufu, 斗笠 douli, 对联 duilian, 杜鹃 dujuan
渡口 dukou, 房梁 fangliang, 方桌 fangzhuo, 饭盒 fanhe, 番茄 fanqie, 肥猪 feizhu, 蜂蜜 fengmi, 风筝 fengzheng
扶手 fushou, 甘蔗 ganzhe, 高粱 gaoliang, 阁楼 gelou, 公鸡 gongji, 沟渠 gouqu, 狗窝 gouwo, 拐杖 guaizhang, 挂历 guali
谷堆 gudui, 锅铲 guochan, 果核 guohe, 海棠 haitang, 红枣 hongzao, 画眉 huamei, 黄狗 huanggou, 花生 huasheng
蝴蝶 hudie, 灰瓦 huiwa, 狐狸 huli, 葫芦 hulu, 火钳 huoqian, 胡琴 huqin, 家猫 jiamao, 江边 jiangbian, 姜汤 jiangtang
酱油 jiangyou, 剪纸 jianzhi, 胶鞋 jiaoxie, 鸡冠 jiguan, 韭菜 jiucai, 酒坛 jiutan, 蝌蚪 kedou, 孔雀 kongque
口袋 koudai, 喇叭 laba, 辣椒 lajiao, 拉链 lalian, 蓝天 lantian, 老鹰 laoying, 腊肉 larou, 蜡烛 lazhu, 镰刀 liandao
凉亭 liangting, 莲藕 lianou, 脸盆 lianpen, 篱笆 liba, 铃铛 lingdang, 菱角 lingjiao, 梨树 lishu, 柳条 liutiao
鲤鱼 liyu, 荔枝 lizhi, 龙灯 longdeng, 漏斗 loudou, 楼梯 louti, 轮胎 luntai, 萝卜 luobo, 锣鼓 luogu, 箩筐 luokuang
螺丝 luosi, 骆驼 luotuo, 芦苇 luwei, 露珠 luzhu, 马鞍 maan, 麦穗 maisui, 毛毯 maotan, 蚂蚁 mayi, 玫瑰 meigui
煤炭 meitan, 门槛 menkan, 棉被 mianbei, 面粉 mianfen, 绵羊 mianyang, 蜜蜂 mifeng, 米酒 mijiu, 蘑菇 mogu, 茉莉 moli
磨盘 mopan, 牡丹 mudan, 木门 mumen, 奶茶 naicha, 南风 nanfeng, 闹钟 naozhong, 嫩芽 nenya, 鸟笼 niaolong, 柠檬 ningmeng
泥鳅 niqiu, 牛棚 niupeng, 暖壶 nuanhu, 螃蟹 pangxie, 苹果 pingguo, 枇杷 pipa, 皮箱 pixiang, 瀑布 pubu, 蒲扇 pushan, 葡萄 putao
铅笔 qianbi, 桥洞 qiaodong, 荞麦 qiaomai, 茄子 qiezi, 旗杆 qigan, 青苔 qingtai, 蜻蜓 qingting, 秋千 qiuqian
蚯蚓 qiuyin, 泉水 quanshui, 日出 richu, 肉丸 rouwan, 伞柄 sanbing, 扫帚 saozhou, 森林 senlin, 晒坝 shaiba, 杉木 shamu
山坡 shanpo, 沙滩 shatan, 生姜 shengjiang, 绳索 shengsuo, 柿饼 shibing, 石榴 shiliu, 食盐 shiyan, 手帕 shoupa
书包 shubao, 树根 shugen, 水稻 shuidao, 丝瓜 sigua, 松鼠 songshu, 蒜泥 suanni, 台阶 taijie, 太阳 taiyang, 堂屋 tangwu
躺椅 tangyi, 汤圆 tangyuan, 桃花 taohua, 田埂 tiangeng, 天井 tianjing, 铁钉 tieding, 梯田 titian, 铜锣 tongluo
推车 tuiche, 拖把 tuoba, 陀螺 tuoluo, 土墙 tuqiang, 豌豆 wandou, 碗柜 wangui, 晚霞 wanxia, 围裙 weiqun, 温泉 wenquan
蜗牛 woniu, 午睡 wushui, 屋檐 wuyan, 香肠 xiangchang, 相框 xiangkuang, 象棋 xiangqi, 线团 xiantuan, 小路 xiaolu
夏夜 xiaye, 鞋架 xiejia, 稀饭 xifan, 溪流 xiliu, 信封 xinfeng, 星星 xingxing, 喜鹊 xique, 袖套 xiutao, 雪人 xueren
鸭蛋 yadan, 洋葱 yangcong, 杨柳 yangliu, 秧苗 yangmiao, 盐罐 yanguan, 眼镜 yanjing, 堰塘 yantang, 药材 yaocai
摇篮 yaolan, 钥匙 yaoshi, 牙刷 yashua, 野草 yecao, 樱桃 yingtao, 鹦鹉 yingwu, 银杏 yinxing, 邮票 youpiao
月亮 yueliang, 鱼鳞 yulin, 羽毛 yumao, 玉米 yumi, 云朵 yunduo, 雨伞 yusan, 渔网 yuwang, 灶台 zaotai, 照片 zhaopian
砧板 zhenban, 蒸糕 zhenggao, 枕巾 zhenjin, 针线 zhenxian, 芝麻 zhima, 纸张 zhizhang, 蜘蛛 zhizhu, 钟表 zhongbiao
竹筏 zhufa, 字典 zidian, 紫薇 ziwei, 走廊 zoulang, 坐垫 zuodian, 足球 zuqiu
`;

export interface SecretWord {
  word: string;
  /** Without tones, in one. */
  sound: string;
}

export const SECRET_WORDS: readonly SecretWord[] = WORDS.trim().split(/,\s|\n/).map((one) => {
  const [word, sound] = one.split(' ') as [string, string];
  return { word, sound };
});
