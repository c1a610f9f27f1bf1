"""Search over a built site: the engine and the index that its readers have, and the words of a query."""

from __future__ import annotations

from functools import lru_cache, partial

from generator.mcp_server.site import BrokenError, BuiltSite, read_text
from generator.search.analysis import terms
from generator.search.engine import Engine, Results
from generator.search.index import FOLDER
from generator.search.query import Language, plan


@lru_cache(maxsize=1)
def engine(site: BuiltSite) -> Engine:
    """Return the engine of a site. Raises BrokenError if the site was built without an index, or it is damaged."""
    try:
        return Engine(partial(read_text, site.folder / FOLDER))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BrokenError(f"`{FOLDER}` holds no index of a build ({error})") from None


def search(site: BuiltSite, query: str, kind: str | None = None, limit: int = 5) -> Results:
    """Return the pages that answer a query, best first."""
    return engine(site).search(query, limit=limit, kind=kind or "")


def words(text: str) -> set[str]:
    """Return the words of a text, as the index holds them."""
    return set(terms(text))


_LANGUAGE = Language(())


def asked(query: str) -> set[str]:
    """Return the words that a query asks for: without those that only ask, unless there is nothing else."""
    return {term for slot in plan(query, _LANGUAGE).slots for term in slot.phrases[0].terms}
