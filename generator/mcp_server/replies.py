"""Support replies: the words with their variables filled in, and the limits within which they hold."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.diagnostics import suggest
from generator.mcp_server.built import Reply, Variable
from generator.mcp_server.results import Filled, ReplyResult
from generator.mcp_server.site import BuiltSite, RefusedError
from generator.mcp_server.tools import clip, nearest
from generator.model.fields import VARIABLE
from generator.secrets import complete_key

LONGEST = 2_000
"""Characters of a value."""


def get_reply(site: BuiltSite, request: str, values: Mapping[str, str] = MappingProxyType({})) -> ReplyResult:
    """Return a reply, or all replies of a template, with ``values`` in the place of the variables."""
    found = [reply for reply in site.replies if request.strip() in {reply.id, reply.id.partition("#")[0]}]
    if not found:
        ids = {name for reply in site.replies for name in (reply.id, reply.id.partition("#")[0])}
        raise RefusedError(f"there is no reply `{clip(request)}`; {nearest(request, ids)}")
    given = {name: value.strip() for name, value in values.items()}
    _check(site, found, given)
    first = found[0]
    return ReplyResult(
        page=first.page if len(found) == 1 else first.page.model_copy(update={"url": first.page.url.partition("#")[0]}),
        replies=tuple(_filled(reply, given) for reply in found),
        never_ask=first.never_ask,
        hand_over=first.hand_over,
        boundary=first.boundary,
        notes=_notes(first),
    )


def _check(site: BuiltSite, replies: list[Reply], given: Mapping[str, str]) -> None:
    """Refuse a name that no reply has, and a value that must never stand in one; never repeat the value."""
    names = {variable.name for reply in replies for variable in reply.variables}
    for name, value in given.items():
        if name not in names:
            hint = suggest(name, names, f"the variables are {', '.join(sorted(names)) or 'none'}")
            raise RefusedError(f"the reply has no variable `{clip(name)}`; {hint}")
        if len(value) > LONGEST:
            raise RefusedError(f"the value of `{name}` is longer than {LONGEST:,} characters; shorten it")
        if label := complete_key(site.key_shapes, value):
            rule = site.masking.text or "keep the beginning and the last four characters"
            raise RefusedError(
                f"the value of `{name}` looks like a complete key ({label}), and no reply may hold one. "
                f"Mask it, as {site.masking.example or 'sk-...9a2f'} ({rule}), and tell its owner to disable it if it was sent to you."
            )


def _filled(reply: Reply, given: Mapping[str, str]) -> Filled:
    variables = {variable.name: variable for variable in reply.variables}
    missing = tuple(variable for variable in reply.variables if variable.customer_facing and not _has(variable, given))
    text = VARIABLE.sub(lambda match: _words(match[1], variables.get(match[1]), given), reply.text_plain)
    return Filled(
        id=reply.id,
        title=reply.title,
        intent=reply.intent,
        text=text,
        missing=missing,
        ready=reply.active and not missing and all(variable.customer_facing for variable in reply.variables),
    )


def _has(variable: Variable, given: Mapping[str, str]) -> bool:
    """Tell whether a variable has a value; an optional one may be left empty on purpose."""
    return bool(given.get(variable.name)) or (variable.name in given and not variable.required)


def _words(name: str, variable: Variable | None, given: Mapping[str, str]) -> str:
    """Return what stands in the place of a variable; what only staff may see is never written out."""
    if variable is None:
        return f"⟦missing: {name}⟧"
    if not variable.customer_facing:
        return f"⟦staff only: {variable.label}⟧"
    return given[name] if _has(variable, given) else f"⟦missing: {variable.label}⟧"


def _notes(reply: Reply) -> tuple[str, ...]:
    notes = ["Do not ask for anything in `never_ask`, nor for screenshots of it."]
    if not reply.active:
        notes.append(f"The page was to be reviewed by {reply.review_by}: have its owner check the reply before you send it.")
    if any(not variable.customer_facing for variable in reply.variables):
        notes.append("Take out the parts marked `⟦staff only: …⟧` before sending.")
    return tuple(notes)
