<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9">
<xsl:output method="html" encoding="UTF-8" indent="yes"/>
<xsl:template match="/">
<html lang="zh-CN"><head><title>示例云帮助中心</title>
<style>body{font-family:system-ui,sans-serif;margin:2rem;line-height:1.6}
td,th{text-align:left;padding:.2rem 1rem .2rem 0}</style></head>
<body><h1>示例云帮助中心</h1><p><xsl:value-of select="count(//s:loc)"/></p>
<table><thead><tr><th>详细页面</th><th>日期</th></tr></thead><tbody>
<xsl:for-each select="//s:url|//s:sitemap"><tr><td><a href="{s:loc}"><xsl:value-of select="s:loc"/></a></td>
<td><xsl:value-of select="s:lastmod"/></td></tr></xsl:for-each>
</tbody></table></body></html>
</xsl:template>
</xsl:stylesheet>
