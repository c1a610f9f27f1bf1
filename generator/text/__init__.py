"""Pure text: Markdown and its references, plain text, widths, anchors."""
