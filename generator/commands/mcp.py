"""``answerpress mcp``: the built site for an assistant."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from generator.commands.common import CLEAN, FINDINGS, add_site_dir, configuration, usage
from generator.report import text as text_report

ABOUT = "serve the built site to an assistant (Model Context Protocol, standard input and output)"
arguments = add_site_dir


def run(options: Any) -> int:
    """Serve until the client leaves; standard output belongs to the protocol."""
    try:
        from generator.mcp_server.server import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"mcp", "mcp_types"}:
            raise
        hint = "install the extra: pip install 'answerpress[mcp]', or in a checkout pip install 'mcp>=2,<3'"
        return usage("`mcp` needs the SDK of the Model Context Protocol, version 2", hint)
    from generator.mcp_server.site import load_site

    config, problems = (None, []) if options.site_dir else configuration(options)
    folder = Path(options.site_dir).absolute() if options.site_dir else config.site_dir if config else None
    site, more = load_site(folder) if folder else (None, [])
    if folder is None or site is None:
        sys.stderr.write(text_report.render([*problems, *more], lambda path, number: None))
        return FINDINGS
    serve(folder, site)
    return CLEAN
