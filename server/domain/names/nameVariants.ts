/**
 * Ways of writing one kanji in names that are no older form of the tables in `oldForms.ts`: 異体字, 俗字 and 誤字 of the family
 * registers (as 法務省 誤字俗字・正字一覧表 and the 縮退マップ of 文字情報基盤 pair them), and the radicals that PDFs copy for letters.
 * Kanji that are another name (畑 and 畠, 藤 and 籐, 脇 and 脅) are not paired. The first of a group is the one compared.
 */
export const nameVariants = `
高髙 谺﨏 辺邉邊 斎斉齋齊斊齌 島嶋嶌嶹㠀 吉𠮷 柳栁桺 昇曻 橋槗𣘺 富冨 桑桒 浜濵 淵渕渊
館舘 国圀囯 薮籔 峰峯 梅楳 松枩柗 柏栢 桝枡 村邨 野埜壄 岩巌 秋穐秌龝 年秊 鶴靏靍鸖隺
雁鴈 鶏鷄雞 竜龍龒 蟬蝉 蛎蠣 鰺鯵 猪豬 珎珍 靱靭靫 頬頰 薗園 莱萊 藝芸 蕊蘂 韮韭
留畱畄 略畧 煙烟 煕熙熈凞 潅灌 涛濤 凉涼 沖冲 冴冱 況况 決决 減减 凄淒 渓溪谿 鉄鐵銕鐡
鎌鐮 鈎鉤 勲勳勛 勅敕勑 叙敍敘 弐貳貮 姉姊 姫姬 妊姙 学學斈 宝寶寳 尓爾 岩嵒喦 旗籏簱
徳德悳 攝摂 杯盃 柵栅 籠篭 羣群 脉脈 舖舗 船舩 裏裡 襃褒 諫諌 賢贒 迪廸 迩邇 郷鄉鄕
鄰隣 間閒 頸頚 麺麵麪 仙僊 侠俠 冊册 刃刄 剥剝 喜㐂 填塡 長⻑ 西⻄ 青⻘ 食⻝ 麦⻨
黄⻩ 竜⻯ 鬼⻤ 亀⻲ 斉⻫ 民⺠ 角⻆ 崎﨑嵜碕 準凖 棋棊 剣劍劔劒剱釼 藪薮籔
竈竃 賤賎 礪砺 檮梼 呑吞 囊嚢 倶俱 叱𠮟 壺壷 体躰軆 奇竒 飾餝 駆駈 翠翆 昂昻 鉄鉃 欅﨔 夢梦 萼蕚 埒埓
櫟檪 菟莵 兎兔 蘇蘓 牆墻 檣艢 島隝
`;
