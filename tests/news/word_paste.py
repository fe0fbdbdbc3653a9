"""What Word puts on the clipboard, with what an attacker might add; and what must be left of it."""

PASTED = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal {mso-style-unhide:no; color:red}</style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=RU style='tab-interval:35.4pt'><!--StartFragment-->
<h1 style='margin-left:0cm'><span lang=KZ style='mso-ansi-language:KZ'>Ашылу<o:p></o:p></span></h1>
<p class=MsoNormal style='text-align:justify'><b style='mso-bidi-font-weight:normal'><span style='font-size:14.0pt;
line-height:115%'>9 мамыр</span></b> күні <i>мұражай</i>&nbsp;&nbsp; ашық:
<a href="https://example.org/a?b=1&amp;c=2" style="color:red" onclick="alert(1)"
target="_blank">толығырақ</a>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h4>Тәртібі</h4>
<ul type=disc><li class=MsoNormal style='mso-list:l0 level1 lfo1'>бірінші<li class=MsoNormal>екінші</ul>
<iframe src="https://evil.test/"></iframe><script>alert(1)</script><img src=x onerror=alert(1)>
<p><a href="javascript:alert(1)">сілтеме</a> <a href="//evil.test/">тағы</a> <a href="/kk/visit/">келу</a></p>
<!--EndFragment--></body></html>"""

CLEANED = """<h2>Ашылу</h2>
<p><strong>9 мамыр</strong> күні <em>мұражай</em> ашық: <a href="https://example.org/a?b=1&amp;c=2">толығырақ</a>.</p>
<h3>Тәртібі</h3>
<ul><li><p>бірінші</p></li><li><p>екінші</p></li></ul>
<p>сілтеме тағы <a href="/kk/visit/">келу</a></p>"""
