"""Accept headers, and which form each asks for. The rules of RFC 9110 §12.5.1 as `rules.HOW_WE_CHOOSE` reads them."""

from __future__ import annotations

MARKDOWN, HTML = "markdown", "html"

TABLE: tuple[tuple[str, str | None, str], ...] = (
    # Programs as they are. https://acceptmarkdown.com/status.md and the agents' own requests, 2025-11 to 2026-05.
    ("no header", None, HTML),
    ("empty", "", HTML),
    ("curl, Gemini CLI, ChatGPT", "*/*", HTML),
    ("Claude Code", "text/markdown, text/html, */*", MARKDOWN),
    ("Cursor", "text/markdown, text/plain;q=0.9, */*;q=0.8", MARKDOWN),
    (
        "Cursor, as a browser",
        "text/markdown,text/html;q=0.9,application/xhtml+xml;q=0.8,application/xml;q=0.7,image/webp;q=0.6,*/*;q=0.5",
        MARKDOWN,
    ),
    ("OpenCode", "text/markdown;q=1.0, text/x-markdown;q=0.9, text/plain;q=0.8, text/html;q=0.7, */*;q=0.1", MARKDOWN),
    ("Codex CLI", "text/html, */*", HTML),
    (
        "Chrome",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
        HTML,
    ),
    ("Firefox", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", HTML),
    ("Safari", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", HTML),
    ("Java's URLConnection", "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", HTML),
    ("Googlebot", "text/html,application/xhtml+xml,application/signed-exchange;v=b3,application/xml;q=0.9,*/*;q=0.8", HTML),
    # Named alone.
    ("alone", "text/markdown", MARKDOWN),
    ("alone, low", "text/markdown;q=0.1", MARKDOWN),
    ("alone, lowest", "text/markdown;q=0.001", MARKDOWN),
    ("refused", "text/markdown;q=0", HTML),
    ("refused at length", "text/markdown;q=0.000", HTML),
    ("refused with a dot", "text/markdown;q=0.", HTML),
    ("refused, anything else welcome", "text/markdown;q=0, */*", HTML),
    # Weighed.
    ("equal", "text/html, text/markdown", MARKDOWN),
    ("order says nothing", "text/html;q=0.8, text/markdown;q=0.8", MARKDOWN),
    ("HTML first", "text/html, text/markdown;q=0.9", HTML),
    ("Markdown first", "text/html;q=0.8, text/markdown;q=0.9", MARKDOWN),
    ("by a thousandth, Markdown", "text/html;q=0.899, text/markdown;q=0.9", MARKDOWN),
    ("by a thousandth, HTML", "text/html;q=0.901, text/markdown;q=0.9", HTML),
    ("two digits against one", "text/markdown;q=0.85, text/html;q=0.9", HTML),
    ("the same in other words", "text/markdown;q=0.50, text/html;q=0.5", MARKDOWN),
    ("one in other words", "text/markdown;q=1.000, text/html;q=1", MARKDOWN),
    ("HTML refused", "text/markdown;q=0.1, text/html;q=0", MARKDOWN),
    ("both refused", "text/markdown;q=0, text/html;q=0", HTML),
    # Wildcards stand for HTML, the most specific counts, and never ask for Markdown.
    ("any text", "text/*", HTML),
    ("any text above Markdown", "text/markdown;q=0.4, text/*;q=0.5", HTML),
    ("any text below Markdown", "text/markdown;q=0.6, text/*;q=0.5", MARKDOWN),
    ("anything above Markdown", "text/markdown;q=0.5, */*", HTML),
    ("anything, HTML below", "text/markdown;q=0.5, text/html;q=0.4, */*", MARKDOWN),
    ("text/* before */*", "*/*;q=0.9, text/*;q=0.3, text/markdown;q=0.5", MARKDOWN),
    ("HTML refused, wildcard open", "text/html;q=0, */*", HTML),
    # Spelling.
    ("capitals", "Text/Markdown;Q=0.9, TEXT/HTML;q=0.8", MARKDOWN),
    ("no spaces", "text/html;q=0.5,text/markdown;q=0.6", MARKDOWN),
    ("spaces everywhere", "text/html ; q=0.5 ,\ttext/markdown ; q=0.6", MARKDOWN),
    ("charset", "text/markdown; charset=utf-8", MARKDOWN),
    ("variant with weight", "text/markdown;variant=GFM;q=0.3, text/html;q=0.4", HTML),
    ("weight, then an extension", "text/markdown;q=0.3;level=1, text/html;q=0.2", MARKDOWN),
    ("too many digits", "text/markdown;q=0.33333, text/html;q=0.3", MARKDOWN),
    ("no weight at all", "text/markdown;q=high, text/html;q=0.9", MARKDOWN),
    ("a longer name", "text/markdownish, text/html;q=0.1", HTML),
    ("a name inside another", "application/text/markdown", HTML),
    ("another Markdown", "text/x-markdown", HTML),
    ("JSON alone", "application/json", HTML),
    ("empty members", ",, ,text/markdown,,", MARKDOWN),
    ("no end of semicolons", "text/html" + ";" * 2000 + ", text/markdown", MARKDOWN),
)


def chosen(accept: str) -> str:
    """The choice once more, parsed member by member: what the servers' regular expressions are measured by."""
    weights: dict[str, int] = {}
    for member in accept.lower().split(","):
        name, *parameters = (part.strip(" \t") for part in member.split(";"))
        weights.setdefault(name, next((found for found in map(_weight, parameters) if found is not None), 1000))
    markdown = weights.get("text/markdown", 0)
    html = next((weights[name] for name in ("text/html", "text/*", "*/*") if name in weights), 0)
    return MARKDOWN if markdown and markdown >= html else HTML


def _weight(parameter: str) -> int | None:
    whole, _, digits = parameter.removeprefix("q=").partition(".")
    if not parameter.startswith("q=") or whole not in {"0", "1"} or digits.strip("0123456789" if whole == "0" else "0"):
        return None
    return 1000 if whole == "1" else int(f"{digits}000"[:3])
