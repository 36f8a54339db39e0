/** A clipboard as a program fills it, and the lines that the form must hold after pasting it. */
export interface Clipboard {
  readonly from: string;
  readonly html?: string;
  readonly text?: string;
  /** 「・」 and indentation for bullets; what is struck stands between ~ and ~; ⏎ is a break within a paragraph. */
  readonly lines: readonly string[];
}

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset=utf-8><title>見えない題</title>
<style><!-- p.MsoNormal, li.MsoNormal {margin:0mm; font-family:"MS Mincho";} .gone {display:none;mso-hide:all} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=JA><!--StartFragment-->
<h1>退院時の
指示<o:p></o:p></h1>
<p class=MsoNormal>血圧は安定して
いる。<span style='display:none;mso-hide:all'>下書きのメモ</span><span class=gone>隠した文</span>白血球 10<sup>3</sup>/μL、SpO<sub>2</sub> 96<o:p></o:p></p>
<p class=MsoNormal><s>アムロジピン5mg</s> <b>2.5mg</b>へ<span style='text-decoration:line-through'>朝</span>夕
<a class=msocomanchor href="#_msocom_1">[見本1]</a><o:p></o:p></p>
<p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-US><span style='mso-list:Ignore'>3.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>体重を毎日<o:p></o:p></p>
<p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>塩分6g<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level2 lfo2'><span style='mso-list:Ignore'>o<span>&nbsp;</span></span>汁物は1日1杯</p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>薬</p></td><td><p class=MsoNormal>朝</p></td><td><p class=MsoNormal>夕</p></td></tr>
<tr><td rowspan=2><p>フロセミド</p></td><td><p>1</p></td><td><p>0</p></td></tr><tr><td><p>休</p><p>薬</p></td><td><p>&nbsp;</p></td></tr></table>
<div style='mso-element:comment-list'><div class=MsoCommentText>コメントの中身</div></div>
<!--EndFragment--></body></html>`;

const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>
<!--table {mso-displayed-decimal-separator:"\\.";}
.xl65 {text-decoration:line-through;text-line-through:single;}
.font5 {vertical-align:super;}
.xl66 {mso-number-format:"Short Date";}--></style></head><body>
<!--StartFragment--><table border=0><col width=72><tr height=18><td>項目</td><td>値</td><td>脈拍</td></tr>
<tr><td>血圧</td><td align=right>120</td><td align=right>80</td></tr><tr style='display:none'><td>隠した行</td><td>1</td><td>2</td></tr>
<tr><td class=xl65>ワルファリン2mg</td><td>10<font class="font5">3</font></td><td>朝1<br>
夕0</td></tr></table><!--EndFragment--></body></html>`;

export const clipboards: readonly Clipboard[] = [
  {
    from: 'Word',
    html: word,
    lines: [
      '退院時の指示',
      '血圧は安定している。白血球 10^3/μL、SpO₂ 96',
      '~アムロジピン5mg~ 2.5mgへ~朝~夕',
      '3. 体重を毎日',
      '・塩分6g',
      '　・汁物は1日1杯',
      '薬／朝／夕',
      'フロセミド／1／0',
      'フロセミド／休、薬／',
    ],
  },
  {
    from: 'Excel',
    html: excel,
    lines: ['項目／値／脈拍', '血圧／120／80', '~ワルファリン2mg~／10^3／朝1、夕0'],
  },
  {
    from: 'Excel, its plain text',
    text: '血圧\t120\t80\r\n脈拍\t72\t\r\n',
    lines: ['血圧／120／80', '脈拍／72／'],
  },
  {
    from: 'Google Sheets',
    html: `<google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" dir="ltr" border="1" data-sheets-root="1"><colgroup><col width="100"/><col width="100"/></colgroup><tbody>
<tr style="height:21px;"><td style="overflow:hidden;">朝</td><td style="text-align:right;">1</td></tr><tr><td style="text-decoration:line-through;">夕</td><td>0</td></tr></tbody></table>`,
    text: '朝\t1\n夕\t0',
    lines: ['朝／1', '~夕~／0'],
  },
  {
    from: 'Google Docs',
    html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700;">方針</span><span style="font-weight:400;">：在宅</span></p><br />
<ol style="margin-top:0;"><li dir="ltr" style="list-style-type:decimal;" aria-level="1"><p dir="ltr"><span>訪問看護</span></p></li><ol><li style="list-style-type:lower-alpha;" aria-level="2"><p><span>週3回</span></p></li></ol><li style="list-style-type:decimal;"><p><span>体重 10</span><span style="font-size:0.6em;vertical-align:super;">2</span></p></li></ol>
<ul><li style="list-style-type:disc;"><p><span style="text-decoration:line-through;">入浴</span></p></li></ul></b><br class="Apple-interchange-newline">`,
    lines: ['方針：在宅', '', '1. 訪問看護', '　a. 週3回', '2. 体重 10^2', '・~入浴~'],
  },
  {
    from: 'LINE',
    text: '10:15 見本 花子\n明日の訪問は\r\n13時です。\n\n[写真]\n',
    lines: ['10:15 見本 花子', '明日の訪問は', '13時です。', '', '[写真]'],
  },
  {
    from: 'Gmail',
    html: `<div dir="ltr"><div>お世話になっております。<br>見本です。</div><div><br></div><div>残薬は<span style="white-space:pre">	</span>7日分です。</div><blockquote class="gmail_quote"><div>前のメール</div><div>二行目</div></blockquote><img src="cid:1" width="1" height="1"><img alt="😀" src="x"><img src="photo.jpg" alt="創部" width="300"></div>`,
    lines: [
      'お世話になっております。⏎見本です。',
      '',
      '残薬は　7日分です。',
      '前のメール',
      '二行目',
      '😀[画像]',
    ],
  },
  {
    from: 'Outlook on the web',
    html: `<div class="elementToProof" style="font-size:12pt">連絡です。</div><div><p class="MsoNormal" style="margin:0">一行目<br>
二行目</p></div><table width="100%"><tbody><tr><td><table><tbody><tr><td><p>朝</p></td><td>1</td></tr><tr><td>夕</td><td>0</td></tr></tbody></table></td></tr><tr><td style="font-size:0">追跡</td></tr></tbody></table><div style="display:none;max-height:0">プレビュー文</div>`,
    lines: ['連絡です。', '一行目⏎二行目', '朝／1', '夕／0'],
  },
  {
    from: 'Pages',
    html: `<meta charset="utf-8"><style type="text/css">p.p1 {margin: 0.0px} li.li1 {margin:0} span.s1 {text-decoration: line-through}</style><p class="p1">目標体重<span class="Apple-tab-span"> </span>52kg</p><ul class="ul1"><li class="li1"><span class="s1">浴槽</span> シャワー</li><li>杖<ul><li>屋外のみ</li></ul></li></ul>`,
    lines: ['目標体重 52kg', '・~浴槽~ シャワー', '・杖', '　・屋外のみ'],
  },
  {
    from: 'a web page',
    html: `<h2>1日量</h2><dl><dt>朝</dt><dd>1錠</dd><dt>夕</dt><dd>0錠</dd></dl><ol start="4" reversed><li>四</li><li value="9">九</li></ol><pre>10\t20\n30</pre><ruby>髙橋<rp>(</rp><rt>たかはし</rt><rp>)</rp></ruby><hr>H<sub>2</sub>O と x<sup>n+1</sup><script>alert(1)</script><input type="checkbox" checked>済<template>型</template>`,
    lines: [
      '1日量',
      '朝',
      '1錠',
      '夕',
      '0錠',
      '4. 四',
      '9. 九',
      '10　20⏎30',
      '髙橋（たかはし）',
      'H₂O と x^(n+1)☑済',
    ],
  },
];
