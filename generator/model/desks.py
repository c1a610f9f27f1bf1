"""`desks.yml`: the help desks that a team uses, and what stands in each for a variable of a reply."""

from __future__ import annotations

from pydantic import Field

from generator.model.fields import Line, Name, Part, Url


class Desk(Part):
    """A help desk, or another place that replies are exported to."""

    target: Name
    """Name of the target, as `answerpress export --help` lists it."""
    url: Url | None = None
    """Address of the help desk's API, for `answerpress desk push TARGET`; the token is never written here."""
    account: int | None = Field(default=None, ge=1)
    """Chatwoot: number of the account."""
    folder: int | None = Field(default=None, ge=1)
    """Freshdesk: number of the folder; without one a reply belongs to whoever imports it."""
    department: int = Field(default=0, ge=0)
    """osTicket: number of the department, 0 for all."""
    locale: int | None = Field(default=None, ge=1)
    """Zendesk dynamic content: number of the locale, as `/api/v2/locales` lists it."""


class Placeholder(Part):
    """What stands for a variable in one target."""

    target: Name
    """Name of the target."""
    write: Line
    """The placeholder, as that help desk writes it."""


class DeskVariable(Part):
    """What stands for a variable of replies in help desks."""

    variable: Name
    """Name of the variable, as in `{{user_name}}`."""
    placeholders: tuple[Placeholder, ...] = ()
    """Targets that know the value by themselves."""
    ask: Line | None = None
    """The question that stands in all other targets, for an agent to fill in before sending."""


class Desks(Part):
    """`desks.yml`; a project without help desks has none."""

    desks: tuple[Desk, ...] = ()
    """The help desks in use: `answerpress check` looks whether every reply fits each of them."""
    variables: tuple[DeskVariable, ...] = ()
    """The variables of replies."""

    def desk(self, target: str) -> Desk:
        """Return the settings of a target; what none are given for has the defaults."""
        return next((desk for desk in self.desks if desk.target == target), Desk(target=target))
