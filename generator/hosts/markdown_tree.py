"""A folder of Markdown with front matter: the same pages, for any other generator.

Links are root-relative and lead to the other files of the folder; everything that is not a page
is written as it is.
"""

from __future__ import annotations

from generator.config import Config
from generator.diagnostics import Diagnostic
from generator.model.artifact import Artifact
from generator.outputs.build import Build
from generator.outputs.twins import twin
from generator.pipeline.make import Made
from generator.pipeline.write import Folder
from generator.render import Voices
from generator.source.places import template_folders
from generator.text.slugs import twin_of


def write_site(config: Config, folder: Folder, build: Build, made: Made) -> list[Diagnostic]:
    """Write a prepared site as a folder of Markdown; nothing can go wrong that is content's fault."""
    folders = template_folders(config.root, config.options.templates)
    voices = Voices(folders, build.site.labels, "")
    pages = [Artifact(twin_of(page.route).lstrip("/"), twin(page, build.site.url, voices).encode()) for page in build.pages]
    others = [artifact for artifact in made.artifacts if not artifact.path.endswith("index.html.md")]
    folder.write([*others, *pages])
    return []
