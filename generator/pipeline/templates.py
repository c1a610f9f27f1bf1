"""What the template folders hold beside templates (labels, crawlers), and what is wrong with any of it."""

from __future__ import annotations

import string
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError

from generator import codes
from generator.diagnostics import Diagnostic, Span, has_errors
from generator.model.site import Labels
from generator.model.vocabulary import Crawler, Crawlers
from generator.source.decode import decode
from generator.source.files import read_source
from generator.source.places import default_templates
from generator.source.yamldoc import Document, parse

MAX_BYTES = 1_000_000


def read_labels(root: Path, folders: tuple[Path, ...], language: str, asked: Span) -> tuple[Labels | None, list[Diagnostic]]:
    """Read the labels of a language (``zh-CN``, else ``zh``); the project's own words come first.

    ``asked`` is the place that names the language.
    """
    complete = _words(_read(root, default_templates() / "labels" / "en.yml")[0])
    words: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for folder in reversed(folders):
        for name in (language.split("-", maxsplit=1)[0], language):
            path = folder / "labels" / f"{name}.yml"
            if path.is_file():
                document, found = _read(root, path)
                words |= _words(document)
                problems += [*found, *_unlike(document, complete)]
    if has_errors(problems):
        return None, problems
    if not words:
        hint = f"write templates/labels/{language}.yml; copy en.yml to begin with"
        return None, [codes.MISSING_LABELS.at(asked, f"there are no labels for `{language}`", hint)]
    missing = sorted(name for name in complete if name not in words and not name.startswith("section_of."))
    if missing:
        hint = "add them to your labels file; en.yml has every one"
        return None, [codes.MISSING_LABELS.at(asked, f"labels of `{language}` lack {', '.join(missing[:5])}", hint)]
    return Labels(language, MappingProxyType(words)), problems


def _read(root: Path, path: Path) -> tuple[Document | None, list[Diagnostic]]:
    relative = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    source, problems = read_source(root, relative, MAX_BYTES)
    document, found = parse(relative, source.text) if source else (None, [])
    return document, [*problems, *found]


def _words(document: Document | None) -> dict[str, str]:
    return _flat(document.value) if document else {}


def _flat(tree: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    words: dict[str, str] = {}
    for name, value in tree.items():
        words |= _flat(value, f"{prefix}{name}.") if isinstance(value, Mapping) else {f"{prefix}{name}": str(value)}
    return words


def _unlike(document: Document | None, complete: Mapping[str, str]) -> list[Diagnostic]:
    """Return the labels whose ``{placeholders}`` are not those that the generator fills in."""
    problems = []
    for name, text in _words(document).items():
        wanted = _placeholders(complete.get(name, text))
        if document and _placeholders(text) != wanted:
            hint = f"write {', '.join(f'`{{{word}}}`' for word in sorted(wanted or ())) or 'it without braces'}"
            span = document.span(tuple(name.split(".")))
            problems.append(codes.TEMPLATE.at(span, f"the label `{name}` has other placeholders than it should", hint))
    return problems


def _placeholders(text: str) -> set[str] | None:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def read_crawlers(root: Path, folders: tuple[Path, ...]) -> tuple[tuple[Crawler, ...], list[Diagnostic]]:
    """Return the crawlers that robots.txt speaks of: the project's own list, or ours."""
    folder = next(folder for folder in folders if (folder / "crawlers.yml").is_file())
    document, problems = _read(root, folder / "crawlers.yml")
    part, found = decode(document, Crawlers) if document else (None, [])
    return part.crawlers if part else (), [*problems, *found]


def template_problem(root: Path, error: TemplateError) -> Diagnostic:
    """Return the diagnostic for a template that cannot be read or filled in."""
    if isinstance(error, TemplateSyntaxError):
        name, line = error.filename or error.name or "templates", error.lineno
    else:
        name, line = [("templates", 1), *_template_lines(error)][-1]
    path = Path(name)
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else name
    hint = "mend the template; `answerpress` brings one of its own if you remove it"
    return codes.TEMPLATE.at(Span(shown, line), f"{error.message or type(error).__name__}", hint)


def _template_lines(error: TemplateError) -> Iterator[tuple[str, int]]:
    """Yield the lines of templates that were being filled in, outermost first."""
    for frame, line in traceback.walk_tb(error.__traceback__):
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            yield str(template.filename), template.get_corresponding_lineno(line)
        elif "__jinja_exception__" in frame.f_globals:  # Jinja has put the template's own name and line there already
            yield frame.f_code.co_filename, line
