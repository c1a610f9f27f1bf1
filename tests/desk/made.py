"""What tests of help desks share: replies that hypothesis makes, desks.yml for them, the words of a language."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from generator.config import read_config
from generator.desk.fit import Words
from generator.desk.plain import to_message
from generator.desk.records import Reply, Variable, tidy, used
from generator.model.desks import Desks, DeskVariable, Placeholder
from generator.pipeline.desks import DeskProject, desk_project
from generator.text.markdown import to_html
from tests.conftest import ROOT, SITES, TODAY, newest_day

NAMES = ("user_name", "model_name", "masked_key")
WORDS = Words(
    {
        "intent": "用途：",
        "never_ask": "不要索要：",
        "boundary": "边界：",
        "hand_over": "转交：",
        "review_by": "复核日期：",
        "url": "页面：",
        "id": "编号：",
    },
    "【请填写：{question}】",
)
_KNOWN = {
    "zendesk": "{{ticket.requester.name}}",
    "zendesk_dynamic_content": "{{ticket.requester.name}}",
    "freshdesk": "{{ticket.requester.name}}",
    "chatwoot": "{{contact.name}}",
    "zammad": "#{ticket.customer.firstname}",
    "osticket": "%{ticket.name.first}",
    "intercom": "{{user.name | fallback: \"there & 'here'\"}}",
    "gorgias": "{{ticket.customer.firstname}}",
}
DESKS = Desks(
    variables=(
        DeskVariable(
            variable="user_name", placeholders=tuple(Placeholder(target=name, write=text) for name, text in _KNOWN.items()), ask="称呼"
        ),
        DeskVariable(variable="model_name", ask="模型 <调用名> & {名}"),
        DeskVariable(variable="masked_key", ask="脱敏密钥 {{标识"),
    )
)

_DESKS_OWN = r"{{ticket.id}} {{ }} { } #{ticket.number} #{ %{ticket.id} %{ {%_if_x_%} {% $1 ${1:x} $ \ \{\{ \}\} [[ ]]"
_MARKS = "~~~ ~~ ~ &#123; &amp; <b> ` ``` 【请填写： 】 * _ ， \" ' , : # |"
_LOOKALIKES = (*_DESKS_OWN.split(), *_MARKS.split(), "\u2060", "{\u2060{", "- ", "1. ", "\n", "\n\n", " ")
_PIECES = st.one_of(
    st.sampled_from(_LOOKALIKES), st.text("ab{}$\\模型 ", max_size=3), st.sampled_from([f"{{{{{name}}}}}" for name in NAMES])
)
TEXTS = st.lists(_PIECES, min_size=1, max_size=12).map("".join).map(str.strip).filter(bool)
LINES = st.text(st.sampled_from("ab模型：:-–;；{}$~,\"'&<>#%[]·"), min_size=1, max_size=12)


@st.composite
def replies(draw: st.DrawFn) -> tuple[Reply, ...]:
    """Some replies of one or two pages, as :func:`generator.desk.records.collect` would make them."""
    count = draw(st.integers(1, 4))
    return tuple(_reply(draw, number) for number in range(count))


def _reply(draw: st.DrawFn, number: int) -> Reply:
    markdown = tidy(draw(TEXTS))
    return Reply(
        id=f"template:page-{number % 2}#reply-{number}",
        title=draw(LINES),
        intent=draw(LINES),
        html=tidy(to_html(markdown)).strip(),
        markdown=markdown,
        plain=tidy(to_message(markdown)),
        variables=tuple(Variable(name, draw(LINES), draw(LINES), draw(LINES)) for name in used(markdown)),
        never_ask=tuple(draw(st.lists(LINES, max_size=3))),
        boundary=draw(st.one_of(st.just(""), LINES)),
        hand_over=draw(LINES),
        url=f"https://help.example.com/templates/page-{number % 2}/#reply-{number}",
        topics=tuple(draw(st.lists(st.sampled_from(["auth", "models", "stream-2"]), min_size=1, max_size=3, unique=True))),
        language=draw(st.sampled_from(["zh-CN", "en"])),
        active=draw(st.booleans()),
        review_by="2027-01-01",
    )


def project_of(root: Path) -> DeskProject:
    """The replies of a site in a folder."""
    import datetime

    day = newest_day(root / "content") if root == ROOT else TODAY
    config, problems = read_config(root, datetime.date.fromisoformat(day))
    assert config is not None, problems
    project, found = desk_project(config)
    assert project is not None, found
    return project


SITES_WITH_REPLIES = (ROOT, *sorted(folder for folder in SITES.iterdir() if (folder / "content/templates").is_dir()))
