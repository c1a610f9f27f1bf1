"""A build of MkDocs, called by ``answerpress build``."""

from __future__ import annotations

import logging

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.base import load_config

from generator import codes
from generator.config import CONFIG_FILE, Config
from generator.diagnostics import Diagnostic, Span
from generator.hosts.mkdocs.listening import listening
from generator.hosts.mkdocs.plugin import AnswerPressPlugin
from generator.outputs.build import Build
from generator.pipeline.make import Made
from generator.pipeline.write import Folder


def write_site(config: Config, folder: Folder, build: Build, made: Made) -> list[Diagnostic]:
    """Build a prepared site into ``folder`` with MkDocs; return what MkDocs had to say.

    MkDocs empties the folder that it writes to, so it gets one of its own inside; what it wrote
    there is taken over in the end.
    """
    own = folder.path / _OWN
    logger = logging.getLogger("mkdocs")
    propagate, logger.propagate = logger.propagate, False
    with listening() as heard:
        try:
            settings = load_config(str(config.root / CONFIG_FILE), site_dir=str(own))
            plugin = settings.plugins.get("answerpress")
            if not isinstance(plugin, AnswerPressPlugin):
                hint = "add `- answerpress` under `plugins:`"
                return [codes.CONFIG.at(Span(CONFIG_FILE), "the plugin `answerpress` is not switched on", hint)]
            plugin.given, plugin.folder = (build.site, made), folder
            mkdocs_build(settings)
            folder.take(own)
        except Exception as error:  # noqa: BLE001 - whatever a theme, a hook or another plugin raises
            message = " ".join(str(error).split()) or "; ".join(heard.errors) or "stopped"
            return [codes.HOST_FAILED.at(Span(CONFIG_FILE), f"MkDocs: {message}", "mend what MkDocs names, then build again")]
        finally:
            logger.propagate = propagate
    return [codes.HOST_WARNING.at(Span(CONFIG_FILE), f"MkDocs: {message}", "mend what MkDocs names") for message in heard.warnings]


_OWN = ".mkdocs"
