"""The MkDocs plugin ``answerpress``: pages cross the seam here, artifacts are copied.

Nothing of a page goes through Python-Markdown: MkDocs puts the finished body into its theme.
"""

from __future__ import annotations

import datetime
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from markupsafe import escape
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config.base import Config as MkDocsOptions
from mkdocs.config.base import load_config
from mkdocs.config.config_options import ExtraScript, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator import codes
from generator.config import CONFIG_FILE, Config, day_of_build, read_config, read_options
from generator.diagnostics import Diagnostic, Span
from generator.model.page import Heading
from generator.model.site import Site
from generator.outputs.build import Build
from generator.pipeline.prepare import HostPage, Made, make, prepare
from generator.pipeline.templates import template_problem
from generator.pipeline.write import write_artifacts
from generator.render import template_folders
from generator.report import text
from generator.source.files import line_reader

log = get_plugin_logger("answerpress")


class AnswerPressOptions(MkDocsOptions):  # type: ignore[no-untyped-call]
    """The plugin's settings, checked by :func:`generator.config.read_options`."""

    max_file_kb = Type(int, default=256)
    templates = Type(str, default="templates")
    workers = Type(int, default=0)
    indexnow_key = Type(str, default="")
    baseline = Type(str, default="")
    feedback = Type(str, default="")
    rules = Type(dict, default={})


class AnswerPressPlugin(BasePlugin[AnswerPressOptions]):  # type: ignore[no-untyped-call]
    """Builds the site from ``content/**.yml``.

    ``answerpress build`` hands over what is made already; plain ``mkdocs build`` leaves that to
    :meth:`on_config`. MkDocs keeps one plugin for all builds of a process.
    """

    given: tuple[Site, Made] | None = None
    """Made already, for the next build alone."""
    made: Made | None = None
    site: Site | None = None
    serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview: MkDocs then writes its own address over ``site_url``."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the content before anything of the old site is touched."""
        root = Path(config.config_file_path).parent
        if self.given is None:
            self._prepare(_config(config, root, dict(self.config), serving=self.serving))
        else:
            (self.site, self.made), self.given = self.given, None
        assert self.site is not None
        theme = [folder / "theme" for folder in template_folders(root, self.config.templates)]
        config.theme.dirs[:0] = [str(folder) for folder in theme if folder.is_dir()]
        config.theme.static_templates.discard("sitemap.xml")
        config.extra_css.append("answerpress/answerpress.css")
        config.extra_css.append("answerpress/search/search.css")
        config.extra_css.append("answerpress/tools/tools.css")
        config.extra_javascript.append("answerpress/answerpress.js")
        script = ExtraScript()  # type: ignore[no-untyped-call]
        config.extra_javascript.append(script.run_validation({"path": "answerpress/tools/tools.js", "type": "module"}))
        config.extra_javascript.append(script.run_validation({"path": "answerpress/search/dialog.js", "type": "module"}))
        if config.nav is None:
            config.nav = _navigation(self.site, {_source(page.route) for page in self._pages})
        return config

    def _prepare(self, config: Config) -> None:
        prepared = prepare(config)
        if prepared.build is None:
            report = text.render(prepared.diagnostics, line_reader(config.root))
            raise PluginError(f"{text.verdict(prepared.diagnostics)}\n{report}")
        for diagnostic in prepared.diagnostics:
            log.warning(_line(diagnostic))
        self.site = prepared.build.site
        try:
            self.made = make(prepared.build, config.options.workers)
        except TemplateError as error:
            problem = template_problem(config.root, error)
            raise PluginError(text.render([problem], line_reader(config.root))) from error

    @property
    def _pages(self) -> tuple[HostPage, ...]:
        assert self.made is not None
        return self.made.pages

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the pages in; keep out whatever is neither a page nor an asset.

        MkDocs leaves out a top-level folder ``templates``; here it is a folder of content.
        """
        docs = Path(config.docs_dir)
        for file in list(files):
            inside = file.abs_src_path is not None and Path(file.abs_src_path).is_relative_to(docs)
            if inside and not file.src_uri.endswith(".md") and not file.src_uri.startswith("assets/"):
                files.remove(file)
            elif file.src_uri.startswith("templates/"):
                file.inclusion = InclusionLevel.INCLUDED
        in_nav = set(_leaves(config.nav))
        for page in self._pages:
            file = File.generated(config, _source(page.route), content="")
            file.inclusion = InclusionLevel.INCLUDED if file.src_uri in in_nav else InclusionLevel.NOT_IN_NAV
            files.append(file)
            MadePage(page, file, config)
        return files

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Give the theme what it shows on every page."""
        assert self.site is not None
        env.globals["ap_site"] = self.site
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Copy the artifacts, byte for byte."""
        assert self.made is not None
        write_artifacts(Path(config.site_dir), self.made.artifacts)


class MadePage(Page):
    """A page that is finished: MkDocs only puts it into the theme.

    Themes print titles and descriptions as they are, so they cross the seam as HTML.
    """

    def __init__(self, made: HostPage, file: File, config: MkDocsConfig) -> None:
        super().__init__(escape(made.title), file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the metadata; there is no source to read."""
        self.markdown = ""
        self.meta = {"description": escape(self.made.description), "answerpress_head": self.made.head}
        if self.made.route != "/":
            self.meta["title"] = escape(self.made.title)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the finished body and its contents list."""
        self.content = self.made.body
        self.toc = TableOfContents(_anchor_links(self.made.headings))
        self.present_anchor_ids = {heading.anchor for heading in self.made.headings}


def _config(config: MkDocsConfig, root: Path, settings: dict[str, Any], *, serving: bool) -> Config:
    if not config.use_directory_urls:
        raise PluginError("answerpress needs `use_directory_urls: true`")
    if not config.site_url:
        raise PluginError("answerpress needs `site_url` in mkdocs.yml")
    options, _ = read_options(settings)
    docs = Path(config.docs_dir).resolve().relative_to(root.resolve()).as_posix()
    now = datetime.datetime.now(tz=datetime.UTC)
    if serving and (read := read_config(root, now)[0]):
        return replace(read, site_dir=Path(config.site_dir))
    today = day_of_build(root, docs, now)
    return Config(root, docs, Path(config.site_dir), config.site_url.rstrip("/") + "/", today, options)


def _source(route: str) -> str:
    """Return the path of the source file that MkDocs believes a page to have.

    Sections end with ``index.md``, so that MkDocs shows them as such.
    """
    path = route.strip("/")
    return f"{path}.md" if "/" in path else f"{path}/index.md".lstrip("/")


def _navigation(site: Site, sources: set[str]) -> list[Any]:
    """Return the navigation: sections and topics, never thousands of leaves. Its names are HTML."""

    def name(label: str) -> str:
        return escape(site.labels(label))

    kinds = [{name(f"kind.{kind.name}.plural"): _source(kind.route)} for kind in site.kinds]
    topics = [{escape(topic.label): _source(f"/topics/{topic.id}/")} for topic in site.topics.values()]
    written = [{escape(page.title): page.path} for page in site.handwritten if page.route != "/"]
    groups: list[Any] = [
        {name("nav.home"): "index.md"},
        {name("nav.errors"): _source("/errors/")},
        {name("nav.replies"): _source("/replies/")},
        {name("nav.kinds"): [item for item in kinds if set(item.values()) & sources]},
        {name("nav.topics"): [{name("listing.topics_title"): _source("/topics/")}, *topics]},
        {name("nav.more"): [{name("nav.changes"): _source("/changes/")}, *written]},
    ]
    known = sources | {page.path for page in site.handwritten}
    return [group for group in groups if set(_leaves([group])) & known]


def _leaves(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    items = nav.values() if isinstance(nav, dict) else nav or []
    return [leaf for item in items for leaf in _leaves(item)]


def _anchor_links(headings: tuple[Heading, ...]) -> list[AnchorLink]:
    roots: list[AnchorLink] = []
    path: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(escape(heading.text), heading.anchor, heading.level)
        while path and path[-1].level >= heading.level:
            path.pop()
        (path[-1].children if path else roots).append(link)
        path.append(link)
    return roots


def _line(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.span}: {diagnostic.code.id} {diagnostic.message} ({diagnostic.hint})"


def write_site(config: Config, site_dir: Path, build: Build, made: Made) -> list[Diagnostic]:
    """Build a prepared site into ``site_dir`` with MkDocs; return what MkDocs had to say."""
    heard = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    propagate, logger.propagate = logger.propagate, False
    try:
        settings = load_config(str(config.root / CONFIG_FILE), site_dir=str(site_dir))
        plugin = settings.plugins.get("answerpress")
        if not isinstance(plugin, AnswerPressPlugin):
            hint = "add `- answerpress` under `plugins:`"
            return [codes.CONFIG.at(Span(CONFIG_FILE), "the plugin `answerpress` is not switched on", hint)]
        plugin.given = (build.site, made)
        mkdocs_build(settings)
    except Exception as error:  # noqa: BLE001 - whatever a theme, a hook or another plugin raises
        message = " ".join(str(error).split()) or "; ".join(heard.errors) or "stopped"
        return [codes.HOST_FAILED.at(Span(CONFIG_FILE), f"MkDocs: {message}", "mend what MkDocs names, then build again")]
    finally:
        logger.removeHandler(heard)
        logger.propagate = propagate
    return [codes.HOST_WARNING.at(Span(CONFIG_FILE), f"MkDocs: {message}", "mend what MkDocs names") for message in heard.warnings]


class _Listener(logging.Handler):
    """Hears MkDocs' warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note a message."""
        (self.errors if record.levelno >= logging.ERROR else self.warnings).append(" ".join(record.getMessage().split()))


def serve_site(config: Config, address: str) -> bool:
    """Serve the site with live reload until interrupted; tell whether it could be started.

    MkDocs has printed why, if it could not.
    """
    try:
        mkdocs_serve(config_file=str(config.root / CONFIG_FILE), dev_addr=address, livereload=True)
    except Abort:
        return False
    return True
