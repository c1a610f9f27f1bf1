"""Rules for web servers: what a static folder cannot say by itself, written for the server that serves it.

``survey`` reads a built folder into one frozen :class:`~generator.deploy.serving.Serving`; each target
is a pure function from that to text files. Add a target in three steps: a file here, a line in
:data:`TARGETS`, a golden in ``tests/deploy/expected``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.deploy import caddy, cloudflare, github_pages, netlify, nginx
from generator.deploy.serving import Serving
from generator.model.artifact import Artifact

TARGETS: Mapping[str, Callable[[Serving], tuple[Artifact, ...]]] = MappingProxyType(
    {
        "nginx": nginx.render,
        "caddy": caddy.render,
        "netlify": netlify.render,
        "cloudflare": cloudflare.render,
        "github-pages": github_pages.render,
    }
)
"""The servers and hosts there are rules for, by the name that the command takes."""
