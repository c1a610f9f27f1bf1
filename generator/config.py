"""The configuration: what mkdocs.yml says, and the values that enter once (folder, day)."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from generator import codes
from generator.diagnostics import Diagnostic, Span, suggest
from generator.source.files import read_source
from generator.source.syntax import syntax_problem

CONFIG_FILE = "mkdocs.yml"
MAX_CONFIG_BYTES = 1_000_000
_UTC_OFFSET = re.compile(r"^utc_offset:\s*[\"']?([+-])(\d{2}):(\d{2})", re.MULTILINE)
_INDEXNOW_KEY = re.compile(r"(?!llms-)[A-Za-z0-9-]{8,128}")
"""The file of the key lies beside the llms files, and must not be one of them."""
_FEEDBACK = re.compile(r"(?:https?:/)?/[^\s/\"'<>][^\s\"'<>]*")
_BAD_KEY = (
    "`indexnow_key` is not 8 to 128 letters, digits and hyphens",
    "write a random one, such as the output of `openssl rand -hex 16`",
)


@dataclass(frozen=True, slots=True)
class Options:
    """Settings of the ``answerpress`` plugin in mkdocs.yml."""

    max_file_kb: int = 256
    """Largest source file, in kibibytes."""
    templates: str = "templates"
    """Folder with the project's own voices, labels and theme; need not exist."""
    workers: int = 0
    """Processes that render pages; 0 chooses by the number of pages."""
    indexnow_key: str = ""
    """Key of the site for IndexNow: 8 to 128 letters, digits and hyphens; public by its nature."""
    baseline: str = ""
    """File with findings that are known, so that a team can start on old content."""
    feedback: str = ""
    """Address that takes "was this helpful" as a POST of `page` and `helpful`; empty asks nobody."""
    due_soon_days: int = 14
    """Days before `review_by` from which a page is told to be due."""
    longest_review_days: int = 0
    """The farthest that a `review_by` may lie ahead; 0 sets no limit."""
    recheck_days: int = 0
    """Days after which a source has to be read again; 0 never asks."""
    expire_after_days: int = 0
    """Days after `review_by` on which a page that nobody reviewed stops the build; 0 never does."""
    rules: Mapping[str, Any] = field(default_factory=dict)
    """By name of a rule its severity (`error`, `warning` or `off`), or a mapping of `severity` and its thresholds."""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a build depends on beside the content itself."""

    root: Path
    """The project folder; every path in a diagnostic is relative to it."""
    content: str
    """The content folder, relative to ``root``."""
    site_dir: Path
    """Where the site is written."""
    site_url: str
    """Absolute address of the site, with a trailing slash."""
    today: datetime.date
    """The day of the build: read once, by the command or the host."""
    options: Options = Options()
    rule_places: Mapping[str, Span] = field(default_factory=dict)
    """Where mkdocs.yml names rules (`name`) and their thresholds (`name.threshold`)."""

    def with_site_dir(self, site_dir: Path) -> Config:
        """Return the same configuration for another site folder."""
        return replace(self, site_dir=site_dir)


def read_config(root: Path, clock: datetime.date | datetime.datetime) -> tuple[Config | None, list[Diagnostic]]:
    """Read mkdocs.yml without importing MkDocs.

    ``clock`` is the day of the build, or a moment from which it follows in the site's time zone.
    """
    source, problems = read_source(root, CONFIG_FILE, MAX_CONFIG_BYTES)
    if source is None:
        hint = "work in a folder with a mkdocs.yml, name it with `-C DIR`, or begin one with `answerpress init DIR`"
        return None, [codes.CONFIG.at(problem.span, problem.message, hint) for problem in problems]
    try:
        settings = yaml.load(source.text, Loader=_Loader)  # noqa: S506 - a SafeLoader that ignores tags
    except yaml.YAMLError as error:
        if not isinstance(error, yaml.MarkedYAMLError):
            return None, [codes.CONFIG.at(Span(CONFIG_FILE), f"not YAML: {error}", "mend the YAML")]
        problem = syntax_problem(CONFIG_FILE, source.text, error)
        return None, [codes.CONFIG.at(problem.span, f"not YAML: {problem.message}", problem.hint)]
    except (RecursionError, ValueError, TypeError, OverflowError) as error:  # nested without end, a day that is none
        reason = "nested too deep" if isinstance(error, RecursionError) else str(error)
        return None, [codes.CONFIG.at(Span(CONFIG_FILE), f"cannot be read: {reason}", "mend the YAML")]
    if not isinstance(settings, dict):
        return None, [codes.CONFIG.at(Span(CONFIG_FILE), "not a mapping of settings", "see the MkDocs documentation")]
    options, problems = read_options(_plugin_settings(settings.get("plugins")), source.text)
    url = settings.get("site_url")
    if not isinstance(url, str) or not url.startswith(("https://", "http://")):
        span = _line_of(source.text, "site_url")
        problems.append(codes.CONFIG.at(span, "`site_url` is missing or not an address", "add `site_url: https://…/`"))
        return None, problems
    content, site_dir = settings.get("docs_dir", "docs"), settings.get("site_dir", "site")
    folders = {"docs_dir": content, "site_dir": site_dir, "templates": options.templates, "baseline": options.baseline}
    if unfit := _folder_problems(source.text, folders):
        return None, [*problems, *unfit]
    config = Config(
        root=root,
        content=content,
        site_dir=root / site_dir,
        site_url=url.rstrip("/") + "/",
        today=day_of_build(root, content, clock),
        options=options,
        rule_places=_rule_places(source.text, options.rules),
    )
    return config, problems


_LONGEST_NAME, _LONGEST_PATH = 255, 2_000
"""Bytes: what a file system takes for one name, and more than anybody means for a path."""


def _folder_problems(text: str, folders: Mapping[str, Any]) -> list[Diagnostic]:
    """Return what is wrong with settings that name files and folders; the content lies inside the project."""
    problems = []
    for name, path in folders.items():
        reason = _unfit(path) or (_outside(path) if name == "docs_dir" else "")
        if reason:
            hint = "write the path from the folder of mkdocs.yml, such as `content`"
            problems.append(codes.CONFIG.at(_line_of(text, name), f"`{name}` {reason}", hint))
    return problems


def _unfit(path: Any) -> str:
    if not isinstance(path, str):
        return "is not text"
    if not path.isprintable():
        return "holds a control character"
    longest = max(len(os.fsencode(part)) for part in path.split("/"))
    return "is longer than a file system takes" if longest > _LONGEST_NAME or len(os.fsencode(path)) > _LONGEST_PATH else ""


def _outside(path: str) -> str:
    place = PurePosixPath(path)
    return "leads out of the project" if place.is_absolute() or ".." in place.parts else ""


def day_of_build(root: Path, content: str, clock: datetime.date | datetime.datetime) -> datetime.date:
    """Return the day that it is where the site's dates are meant (``utc_offset`` of site.yml)."""
    if not isinstance(clock, datetime.datetime):
        return clock
    source, _ = read_source(root, f"{content}/site.yml", MAX_CONFIG_BYTES)
    offset = _UTC_OFFSET.search(source.text) if source else None
    if offset is None:
        return clock.date()
    sign, hours, minutes = offset.groups()
    shift = datetime.timedelta(hours=int(hours), minutes=int(minutes))
    return (clock + (shift if sign == "+" else -shift)).date()


def read_options(settings: Mapping[str, Any], text: str = "") -> tuple[Options, list[Diagnostic]]:
    """Check the plugin's settings; what is wrong is reported and left at its default."""
    known: dict[str, Any] = {}
    problems = []
    for name, value in settings.items():
        span = _line_of(text, name)
        if name not in Options.__dataclass_fields__:
            hint = suggest(str(name), Options.__dataclass_fields__, f"the settings are {', '.join(Options.__dataclass_fields__)}")
            problems.append(codes.CONFIG.at(span, f"answerpress has no setting `{name}`", hint))
            continue
        wanted = type(getattr(Options(), name))
        if name == "indexnow_key" and isinstance(value, str) and value and not _INDEXNOW_KEY.fullmatch(value):
            problems.append(codes.INDEXNOW_KEY.at(span, *_BAD_KEY))
        elif name == "feedback" and isinstance(value, str) and value and not _FEEDBACK.fullmatch(value):
            problems.append(codes.CONFIG.at(span, "`feedback` is not an address", "write `https://…`, or `/…` on the site itself"))
        elif type(value) is wanted and (wanted is not int or value >= 0) and _is_flat(value):
            known[name] = value
        else:
            message = f"`{name}` is not {_TYPES[wanted]}"
            problems.append(codes.CONFIG.at(span, message, "mend the setting, or remove it"))
    return Options(**known), problems


def _is_flat(value: Any, depth: int = 2) -> bool:
    """Tell whether a mapping holds words and numbers, or mappings of them: nothing that grows when it is written out."""
    if not isinstance(value, dict):
        return depth == 2 or isinstance(value, str | bool | int | float)  # noqa: PLR2004
    return depth > 0 and all(isinstance(name, str) and _is_flat(inner, depth - 1) for name, inner in value.items())


_TYPES: dict[type, str] = {int: "a number", str: "text", dict: "a mapping of names to words or thresholds"}


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, whatever tags its other plugins use."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def _plugin_settings(plugins: Any) -> dict[str, Any]:
    listed = plugins if isinstance(plugins, list) else [plugins]
    for name, settings in (pair for item in listed if isinstance(item, dict) for pair in item.items()):
        if name == "answerpress" and isinstance(settings, dict):
            return settings
    return {}


def _line_of(text: str, name: str) -> Span:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip().lstrip("- ").startswith(f"{name}:"):
            return Span(CONFIG_FILE, number, line.index(name) + 1, number, line.index(name) + len(name) + 1)
    return Span(CONFIG_FILE)


def _rule_places(text: str, rules: Mapping[str, Any]) -> dict[str, Span]:
    """Return where the names of rules and thresholds stand, in block style or in braces."""
    found: dict[str, Span] = {}
    begin = re.search(r"^[ \t-]*rules[ \t]*:", text, re.MULTILINE)
    for name, setting in rules.items() if begin else ():
        place = _key(text, str(name), begin.end() if begin else 0)
        if place is None:
            continue
        found[str(name)] = _span_of(text, place, str(name))
        for threshold in setting if isinstance(setting, Mapping) else ():
            inner = _key(text, str(threshold), place)
            if inner is not None:
                found[f"{name}.{threshold}"] = _span_of(text, inner, str(threshold))
    return found


def _key(text: str, name: str, start: int) -> int | None:
    match = re.compile(rf"(?<![\w-]){re.escape(name)}(?=[\"']?[ \t]*:)").search(text, start)
    return match.start() if match else None


def _span_of(text: str, place: int, name: str) -> Span:
    line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
    return Span(CONFIG_FILE, line, column, line, column + len(name))
