"""A placeholder of desks.yml is not in the language of its target.

The help desk would send it to the customer as it stands, braces and all. Every target has a language of its own:
`{{ticket.requester.name}}` in Zendesk, `#{ticket.customer.firstname}` in Zammad, `%{ticket.name.first}` in osTicket.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.desk.targets import BY_NAME
from generator.diagnostics import Code, Diagnostic, suggest
from generator.lint.project import Project

CODE = Code("APD003", "foreign-placeholder", __doc__ or "")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield placeholders that their target would not understand."""
    if project.desks is None:
        return
    document = project.vocabularies["desks"]
    for number, item in enumerate(project.desks.variables):
        for place, written in enumerate(item.placeholders):
            target = BY_NAME.get(written.target)
            if target is None:
                continue
            span = document.span(("variables", number, "placeholders", place, "write"))
            if target.native is not None:
                yield CODE.at(span, f"{target.name} asks for values by itself", "remove the placeholder")
            elif not target.dialect.is_placeholder(written.write):
                hint = suggest(written.write, target.dialect.known, f"write it as `{target.dialect.example}`")
                yield CODE.at(span, f"`{written.write}` is no placeholder of {target.name}", hint)
