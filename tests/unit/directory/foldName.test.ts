import { describe, expect, it } from '@jest/globals';
import { foldName } from '#domain/names/foldName.ts';
import { foldPlace } from '#domain/names/foldPlace.ts';
import { nameGrams, queryGrams } from '#domain/names/nameGrams.ts';
import { oldForms } from '#domain/names/oldForms.ts';
import { ageOn } from '#server/patients/ageOn.ts';

describe('folding names', () => {
  it.each([
    ['髙橋 花子', '高橋花子'],
    ['山﨑', '山崎'],
    ['ﾀｶﾊｼ', 'たかはし'],
    ['タカハシ', 'たかはし'],
    ['濵田　渡邊', '浜田渡辺'],
    ['𠮷野', '吉野'],
    ['ＡＢＣ薬局', 'abc薬局'],
    ['ガーデン', 'がーでん'],
    ['ウ\u3099', 'ゔ'],
    ['葛\u{E0100}城', '葛城'],
    ['神\uFE00田', '神田'],
    ['ミシマ\u200bヤ', 'みしまや'],
    ['佐々木', '佐佐木'],
    ['みすゞ', 'みすず'],
    ['キャノン', 'きやのん'],
    ['ｷｮｳｺ', 'きようこ'],
    ['ヨシヱ', 'よしえ'],
    ['しづ', 'しず'],
    ['⻑谷川', '長谷川'],
    ['ガ-デン', 'がーでん'],
  ])('[NA1] [NA3] %s is searched for as %s', (written, folded) => {
    expect(foldName(written)).toBe(folded);
    expect(foldName(folded)).toBe(folded);
  });

  it.each([
    '淵渕渊 桧檜 館舘 薮藪籔 條条 實実 國国圀 邊邉辺 齋斎齊斉 嶋島嶌 濱浜濵 澤沢 廣広 壽寿 龍竜 瀧滝',
    '櫻桜 惠恵 眞真 冨富 萬万 與与 縣県 關関 圓円 澁渋 德徳 曾曽 嶽岳 巖巌 槇槙 峯峰 埜野 邨村 秌秋 龜亀',
    '鐵鉄 劍剣劔 瀨瀬 賴頼 穗穂 姬姫 彌弥 禰祢 蘆芦 籠篭 晉晋 堯尭 遙遥 鷗鴎 蟬蝉 靑青 淸清 黑黒 橫横 敎教',
    '髙高 﨑崎嵜 桒桑 栁柳 槗橋 曻昇 凜凛 檢検 舊旧 醫医 學学 藥薬 體体 齒歯 豐豊 榮栄 靜静 應応 藏蔵 藝芸',
    '竃竈 賎賤 砺礪 梼檮 呑吞 嚢囊 倶俱 叱𠮟 壺壷 体躰軆 奇竒 飾餝 駆駈 翠翆 昂昻 鉄鉃 欅﨔 夢梦 兎兔 蘓蘇 墻牆 隝島',
  ])('[NA2] each way of writing a kanji finds the others: %s', (groups) => {
    for (const group of groups.split(' ')) {
      const ways = [...group].map(foldName);
      expect([group, new Set(ways).size]).toEqual([group, 1]);
    }
  });

  it('[NA2] covers every older form of the published tables, and pairs no two names that differ', () => {
    const pairs = oldForms.trim().split(/\s+/);
    expect(pairs.length).toBeGreaterThan(370);
    for (const group of pairs) expect(new Set([...group].map(foldName)).size).toBe(1);
    const others = ['畑畠', '藤籐', '脇脅', '大太', '土士', '未末', '崎埼', '井丼', '伊尹', '桐棟', '杉椙'];
    for (const pair of others) expect([pair, new Set([...pair].map(foldName)).size]).toEqual([pair, 2]);
  });

  it.each([
    ['龍ヶ崎', '竜ケ崎'],
    ['茅ヵ崎', '茅カ崎'],
    ['佐々木', '佐佐木'],
    ['キヨウコ', 'きょうこ'],
    ['渡邉󠄂', '渡辺'],
  ])('[NA3] %s and %s are one', (one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });

  it('finds a name by any part of it, in each way of writing', () => {
    const stored = new Set(nameGrams('髙橋花子', 'タカハシハナコ'));
    const finds = (query: string) => queryGrams(query).every((gram) => stored.has(gram));
    for (const query of ['高橋', '橋花', '髙', 'たかはし', 'ﾊﾅｺ', 'ハシ ハナ'])
      expect(finds(query)).toBe(true);
    for (const query of ['高野', 'はなび', 'x']) expect(finds(query)).toBe(false);
    const sasaki = new Set(nameGrams('佐々木', ''));
    for (const query of ['佐々', '々木', '佐佐木', '佐々木'])
      expect(queryGrams(query).every((gram) => sasaki.has(gram))).toBe(true);
  });

  it.each([
    ['見本 あさひ内科', 'あさひ内科'],
    ['株式会社さくら薬局', '㈱ さくら薬局'],
    ['医療法人社団 縁会 髙橋医院', '縁会 高橋医院'],
  ])('[VA7] %s and %s are one facility', (one, other) => {
    expect(foldPlace(one)).toBe(foldPlace(other));
  });
});

describe('age', () => {
  it.each([
    ['1938-04-02', '2026-04-01', 87],
    ['1938-04-02', '2026-04-02', 88],
    ['2020-02-29', '2021-02-28', 0],
    ['2020-02-29', '2021-03-01', 1],
  ])('of who was born on %s is on %s %i', (birth, day, age) => {
    expect(ageOn(birth as never, day as never)).toBe(age);
  });
});
