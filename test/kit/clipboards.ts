/**
 * What other programs put into the clipboard, written by hand after what they really write: their wrappers, their
 * private styles, their conditional comments.
 */

const WORD_HEAD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal, li.MsoNormal {mso-style-parent:""; margin:0cm;}
@list l0:level1 {mso-level-text:"%1\\."; mso-level-tab-stop:none;} --></style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:"Table Normal";}</style><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'><!--StartFragment-->`

const item = (marker: string, level: number, text: string) =>
  `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
lang=EN-GB style='mso-bidi-font-family:Calibri'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times
New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=EN-GB>${text}<o:p></o:p></span></p>`

/** A page of Word with change tracking on: heading, looks, lists, a note, a comment, a table. */
export const FROM_WORD = `${WORD_HEAD}
<h1><span lang=EN-GB>Limitation of
Liability<o:p></o:p></span></h1>
<p class=MsoNormal><span lang=EN-GB>The <b>Cap</b> is <i style='mso-bidi-font-style:normal'>one <u>million</u></i>
euro <s>only</s><ins cite="mailto:Bob%20Lee" datetime="2026-10-02T09:00"> per year</ins><del cite="mailto:Bob%20Lee"
datetime="2026-10-02T09:01"> for ever</del>.<a style='mso-footnote-id:ftn1' href="#_ftn1"><span
class=MsoFootnoteReference>[1]</span></a><span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1"
>[BL1]</a></span><o:p></o:p></span></p>
<p class=MsoNormal><span lang=EN-GB><o:p>&nbsp;</o:p></span></p>
${item('1.', 1, 'First duty')}
${item('(a)', 2, 'its first part')}
${item('·', 3, 'a point')}
<p class=MsoNormal style='mso-hide:all'>hidden</p>
<table class=MsoNormalTable border=1><tr><td><p class=MsoNormal><b>Service<o:p></o:p></b></p></td><td><p
class=MsoNormal>Fee<o:p></o:p></p></td></tr><tr><td><p class=MsoNormal>Support</p></td><td><p class=MsoNormal>EUR 5<span
style='mso-tab-count:1'>      </span>net</p></td></tr></table>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>[1] Bob’s
note</p></div></div><!--EndFragment--></body></html>`

/** Google Docs: everything in a bold that is none, looks in styles, line ends that count. */
export const FROM_GOOGLE_DOCS = `<meta charset='utf-8'><b style="font-weight:normal;"
id="docs-internal-guid-0a1b2c3d-7fff"><h2 dir="ltr" style="line-height:1.38;"><span style="font-size:16pt;
font-weight:400;white-space:pre;white-space:pre-wrap;">Notices</span></h2><p dir="ltr" style="line-height:1.38;"><span
style="font-weight:400;font-style:normal;text-decoration:none;white-space:pre-wrap;">Sent to </span><span
style="font-weight:700;font-style:italic;white-space:pre-wrap;">both  Parties</span><span
style="white-space:pre-wrap;">, see </span><a href="https://example.com/" style="text-decoration:none;"><span
style="color:#1155cc;text-decoration:underline;white-space:pre-wrap;">clause 4</span></a><span
style="text-decoration:line-through;white-space:pre-wrap;"> or 5</span></p><br /><ol style="margin-top:0;"><li dir="ltr"
style="list-style-type:decimal;" aria-level="1"><p dir="ltr" role="presentation"><span>by letter</span></p></li><ol><li
dir="ltr" style="list-style-type:lower-alpha;" aria-level="2"><p dir="ltr" role="presentation"><span>signed</span></p>
</li></ol><li dir="ltr" style="list-style-type:decimal;" aria-level="1"><p dir="ltr"><span>by mail</span></p></li></ol>
<ul><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr"><span>never by phone</span></p></li></ul></b
><br class="Apple-interchange-newline">`

export const FROM_LIBRE_OFFICE = `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html;
charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 24.8 (Linux)"/><style type="text/css">
p { line-height: 115% }</style></head><body lang="en-GB" link="#000080" dir="ltr"><p align="center"
style="margin-bottom: 0cm"><font face="Liberation Serif, serif"><font size="4"><b>SCHEDULE</b></font></font></p>
<ol start="3"><li><p style="margin-bottom: 0cm">third</p></li><li><p>fourth,<br/>
on two lines</p></li></ol><p style="font-style: normal"><strike>gone</strike> and <i>slanted</i></p></body></html>`

/** Everything a page may try on those who copy from it. */
export const FROM_A_HOSTILE_PAGE = `<meta charset="utf-8"><style>@import "https://evil.example/a.css";
* { background: url(https://evil.example/b.png) }</style><link rel="stylesheet" href="https://evil.example/c.css">
<script>window.hurt = 'script'</script><img src="https://evil.example/d.png" onerror="window.hurt = 'onerror'"
onload="window.hurt = 'onload'"><img src=x onerror="window.hurt = 'broken'"><svg onload="window.hurt = 'svg'"><image
href="https://evil.example/e.png"/></svg><iframe srcdoc="<script>parent.hurt = 'frame'</script>"></iframe><p
style="background: url('https://evil.example/f.png')" onclick="window.hurt = 'click'">Good <a
href="javascript:window.hurt = 'link'">words</a><object data="https://evil.example/g.svg"></object></p><form><input
name="childNodes"><input name="getAttribute"><input name="tagName"><p>in a form</p></form><math><mtext><table><mglyph
><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.hurt='mutation'&gt;"></mglyph></table></mtext></math>
<p data-parley-paragraph='{"role":"body","cell":{"table":0,"row":0,"cell":0},"style":"Nobody","level":99}'>claimed</p>
<ins class="them" title="Inserted by Dana Orr" role="insertion">by nobody</ins><video poster="https://evil.example/h.png">
</video>`
