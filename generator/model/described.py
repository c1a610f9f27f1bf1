"""What the docstring under a field says of it. Sources are read for it when it is asked for: most runs never do."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from textwrap import dedent

from pydantic import BaseModel


@cache
def descriptions(model: type[BaseModel]) -> Mapping[str, str]:
    """Return the description of every field of a class that has one, by name; those of a class stand before those of its base."""
    found: dict[str, str] = {}
    for owner in reversed(model.__mro__):
        if issubclass(owner, BaseModel) and "__annotations__" in vars(owner):
            found |= _own(owner)
    return {name: found[name] for name in model.model_fields if name in found}


def _own(owner: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Yield (name, description) of the fields that a class declares itself."""
    try:
        (declared,) = ast.parse(dedent(inspect.getsource(owner))).body
    except (OSError, TypeError):  # a class without a source
        return
    for field, text in pairwise(declared.body if isinstance(declared, ast.ClassDef) else ()):
        match field, text:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(said))):
                yield name, inspect.cleandoc(said)
