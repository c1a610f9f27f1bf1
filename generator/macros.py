"""Jinja2 for sets of macros: the same templates and the same text, compiled for many small calls.

A page calls a hundred macros and shows four hundred values. What Jinja2 does at each beside the work
serves templates that are handed their context, and values that may or may not be safe. Here every
macro and every value is an argument, so four things are left out:

- a label without placeholders is template text: it is looked up when the template is compiled;
- a call is a call: nothing that a macro can reach takes Jinja's context;
- a macro that is given all its arguments passes them on as they are;
- what is shown is escaped to text, and marked as safe once a macro.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.meta import find_referenced_templates
from jinja2.runtime import Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup
from markupsafe import escape as _marked_escape

from generator.model.site import Labels

try:
    from markupsafe._speedups import _escape_inner as _escape  # without the type that marks it as safe
except ImportError:  # another version, or one without C

    def _escape(s: str, /) -> str:
        return str(_marked_escape(s))


marked = partial(str.__new__, Markup)
"""Marks text as safe that is known to be text, without asking it."""


def shown(value: object) -> str:
    """Return a value as HTML shows it: escaped, unless it is marked as safe."""
    kind = type(value)
    if kind is str:
        return _escape(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    return _escape(str(value)) if kind is int else str(_marked_escape(value))


class _Macro(Macro):
    """A macro that passes on its arguments as they are, unless it was given some by name or asks for more than it names."""

    def __call__(self, *arguments: Any, **named: Any) -> str:
        lacking = self._argument_count - len(arguments)
        if named or lacking < 0 or self.caller or self.catch_kwargs or self.catch_varargs:
            return super().__call__(*arguments, **named)
        made = self._func(*arguments, *(missing,) * lacking) if lacking else self._func(*arguments)
        return marked(made) if self._default_autoescape else made


class _Generator(CodeGenerator):
    """Writes the Python of a template."""

    environment: MacroEnvironment

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        super().visit_Template(_with_labels(node, self.environment.labels.words), frame)

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escape, Markup, Macro = environment.shown, environment.marked, environment.macro")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class _Labels(NodeTransformer):
    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        match node:
            case nodes.Call(node=nodes.Name(name="labels"), args=[nodes.Const(value=name)], kwargs=[], dyn_args=None, dyn_kwargs=None):
                return nodes.Const(self._labels[name], lineno=node.lineno) if name in self._labels else node
        return self.generic_visit(node)


def _with_labels(template: nodes.Template, labels: Mapping[str, str]) -> nodes.Template:
    """Put the words of labels where a template asks for them by name, unless it gives `labels` another meaning."""
    own = any(name.name == "labels" and name.ctx != "load" for name in template.find_all(nodes.Name))
    return template if own else _Labels(labels).visit(template)


class Templates(jinja2.FileSystemLoader):
    """The templates of some folders, each read once: what is compiled is what was told of them before."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__([str(folder) for folder in folders])
        self._read: dict[str, tuple[str, str, Callable[[], bool]]] = {}

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template, as it was when it was first asked for, and its path."""
        if template not in self._read:
            self._read[template] = super().get_source(environment, template)
        return self._read[template]

    def sources(self, *names: str) -> list[str]:
        """Return the texts of templates, and of all that they include, import or extend."""
        found: dict[str, str] = {}
        environment, asked = jinja2.Environment(), list(names)
        while asked:
            name = asked.pop()
            if name in found:
                continue
            found[name] = self.get_source(environment, name)[0]
            if _REFERS.search(found[name]):
                asked += [other for other in find_referenced_templates(environment.parse(found[name])) if other]
        return [found[name] for name in sorted(found)]


_REFERS = re.compile(r"\{%[-+]?\s*(?:include|import|extends|from)\b")


class MacroEnvironment(jinja2.Environment):
    """Where templates of macros are compiled. ``labels`` are the words that they show."""

    code_generator_class = _Generator
    shown = staticmethod(shown)
    marked = staticmethod(marked)
    macro = _Macro

    def __init__(self, templates: Templates, labels: Labels, *, autoescape: bool) -> None:
        super().__init__(loader=templates, autoescape=autoescape, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
        self.auto_reload = False
        self.globals["labels"] = self.labels = labels
        self.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
