"""Thresholds of rules: typed values with a default and a description, which mkdocs.yml may set.

A rule that has some declares a class ``Limits`` and asks for ``limits(project, CODE, Limits)``::

    rules:
      odd-title-width: {severity: warning, widest: 80}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import ModuleType
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from generator.diagnostics import Code, suggest
from generator.lint.project import Around, Files
from generator.model.fields import Part

L = TypeVar("L", bound=Part)
SEVERITY = "severity"


def limits(files: Files, code: Code, model: type[L]) -> L:
    """Return the thresholds of a rule; what mkdocs.yml says of them wrongly has been told, and is left at its default."""
    return cast("L", _limits(files.around, code.name, model))


@lru_cache(maxsize=256)  # asked for with every file
def _limits(around: Around, name: str, model: type[Part]) -> Part:
    given = settings_of(around.rules.get(name))
    try:
        return model(**{name: given[name] for name in given if name in model.model_fields})
    except ValidationError as error:
        wrong = {problem["loc"][0] for problem in error.errors(include_url=False)}
        return model(**{name: given[name] for name in given if name in model.model_fields and name not in wrong})


def limits_of(rule: ModuleType) -> type[Part] | None:
    """Return the class of a rule's thresholds, if it has any."""
    found: type[Part] | None = getattr(rule, "Limits", None)
    return found


def severity_of(setting: Any) -> Any:
    """Return the severity that mkdocs.yml gives a rule, or None."""
    return setting.get(SEVERITY) if isinstance(setting, Mapping) else setting


def settings_of(setting: Any) -> dict[str, Any]:
    """Return the thresholds that mkdocs.yml gives a rule."""
    return {str(name): value for name, value in setting.items() if name != SEVERITY} if isinstance(setting, Mapping) else {}


def wrong_limits(rule: ModuleType, setting: Any) -> Iterator[tuple[str, str, str]]:
    """Yield (threshold, message, hint) for every one that mkdocs.yml gives wrongly."""
    model, given = limits_of(rule), settings_of(setting)
    known = list(model.model_fields) if model else []
    for name in given:
        if name not in known:
            hint = f"its thresholds are {', '.join(known)}" if known else "it has none; give it a severity"
            yield name, f"`{rule.CODE.name}` has no threshold `{name}`", suggest(name, known, hint)
    try:
        if model:
            model(**{name: value for name, value in given.items() if name in known})
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            name = str(problem["loc"][0]) if problem["loc"] else ""
            message = f"`{name}` of `{rule.CODE.name}`: {problem['msg'][:1].lower()}{problem['msg'][1:]}"
            default = model.model_fields[name].default if model and name in known else None
            yield name, message, f"mend the number; without it, the threshold is {default}"
