"""The reply desk, the list of all replies, check lists, what stands below a page and meanings of terms, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, served
from tests.conftest import copy_site, run_build

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]
TEMPLATE = "/templates/ai-api-support-replies/"
CHECKLIST = "/checklists/support-ticket/"
KEY = "sk-abcdef1234567890abcd"
MakeVisit = Callable[..., Visit]


def reply(page: Page, anchor: str) -> str:
    return page.locator(f"article[aria-labelledby='{anchor}'] .ap-reply__text").inner_text()


def copied(visit: Visit, anchor: str, form: str = "text") -> str:
    line = visit.page.locator(f"article[aria-labelledby='{anchor}'] .ap-reply__do")
    line.locator(f"[data-form={form}]").click()
    expect(line.locator("[role=status]")).not_to_be_empty()
    return visit.clipboard


def test_values_fill_every_reply_and_stay_for_the_session(visit: MakeVisit) -> None:
    tried = visit()
    page = tried.open(TEMPLATE)
    page.fill("[name=user_name]", "张同学")
    page.fill("[name=model_name]", "gpt_4o*mini")
    assert reply(page, "model-not-found").startswith("张同学，您好。您反馈模型 gpt_4o*mini 不可用")
    assert reply(page, "first-contact").startswith("张同学，您好")
    tried.open(TEMPLATE)
    assert reply(page, "first-contact").startswith("张同学，您好")
    page.click("[data-ap-clear]")
    assert reply(page, "first-contact").startswith("{{user_name}}")
    tried.open(TEMPLATE)
    assert page.input_value("[name=user_name]") == ""
    assert page.evaluate("sessionStorage.length") == 0


def test_what_is_missing_is_marked_and_counted(visit: MakeVisit) -> None:
    tried = visit()
    page = tried.open(TEMPLATE)
    article = page.locator("article[aria-labelledby='model-not-found']")
    expect(article.locator(".ap-variable--unfilled")).to_have_count(3)
    expect(article.locator(".ap-reply__missing")).to_contain_text("还缺 3 项")
    expect(article.locator(".ap-reply__missing li")).to_have_text(["用户称呼", "模型调用名", "错误原文"])
    page.fill("[name=user_name]", "张同学")
    expect(article.locator(".ap-variable--unfilled")).to_have_count(2)
    copied(tried, "model-not-found")
    expect(article.locator("[role=status]")).to_contain_text("2")
    page.fill("[name=model_name]", "m")
    page.fill("[name=error_message]", "e")
    expect(article.locator(".ap-reply__missing")).to_have_text("变量都填好了")


def test_a_key_in_any_field_is_masked_before_it_can_be_copied(visit: MakeVisit) -> None:
    tried = visit()
    page = tried.open(TEMPLATE)
    for number, field in enumerate(page.locator("[data-ap-form] input").all()):
        if number % 2:
            tried.paste(f"#{field.get_attribute('id')}", f"密钥{KEY}")
        else:
            field.focus()
            page.keyboard.type(f"密钥{KEY}")
        assert field.input_value() == "密钥sk-...abcd"
    for anchor in ("first-contact", "model-not-found", "auth-and-balance"):
        for form in ("text", "markdown", "html"):
            assert "1234567890" not in copied(tried, anchor, form)
    assert "1234567890" not in page.evaluate("JSON.stringify(sessionStorage)")
    expect(page.locator("#ap-masked_key-warning")).to_contain_text("已经遮住")


@pytest.mark.parametrize(
    ("value", "word"), [("13812345678", "手机号"), ("11010519491231002X", "身份证"), ("a@b.com", "邮箱"), ("6222021234567890123", "银行卡")]
)
def test_personal_data_is_warned_of(value: str, word: str, visit: MakeVisit) -> None:
    page = visit().open(TEMPLATE)
    page.fill("[name=user_name]", value)
    expect(page.locator("#ap-user_name-warning")).to_contain_text(word)
    page.fill("[name=user_name]", "张同学")
    expect(page.locator("#ap-user_name-warning")).to_be_empty()


def test_a_field_has_its_boundary_as_description(visit: MakeVisit) -> None:
    page = visit().open(TEMPLATE)
    expect(page.locator("[name=user_name]")).to_have_accessible_description(re.compile("写称呼或账号昵称"))


def test_a_reply_is_copied_in_three_forms(visit: MakeVisit) -> None:
    tried = visit()
    page = tried.open(TEMPLATE)
    page.fill("[name=user_name]", "张*同学*")
    text = copied(tried, "first-contact")
    assert text.startswith("张*同学*，您好")
    assert "\n- 客户端或 SDK 的名称和版本\n" in text
    assert "https://help.alltkn.com/checklists/support-ticket/" in text
    markdown = copied(tried, "first-contact", "markdown")
    assert markdown.startswith("张\\*同学\\*，您好")
    assert "[工单清单](https://help.alltkn.com/checklists/support-ticket/)" in markdown
    copied(tried, "first-contact", "html")
    read = "async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()"
    html = page.evaluate(read)
    assert "<li>" in html
    assert 'href="https://help.alltkn.com/checklists/support-ticket/"' in html
    assert "class=" not in html


def test_markup_typed_into_a_field_stays_text(visit: MakeVisit) -> None:
    tried = visit()
    page = tried.open(TEMPLATE)
    page.fill("[name=user_name]", "<img src=x onerror=alert(1)>")
    assert reply(page, "first-contact").startswith("<img src=x")
    expect(page.locator(".ap-reply img")).to_have_count(0)
    copied(tried, "first-contact", "html")
    assert "&lt;img" in page.evaluate("async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()")


def test_the_keyboard_alone_fills_and_copies(visit: MakeVisit) -> None:
    tried = visit()
    page = tried.open(TEMPLATE)
    page.focus("[name=user_name]")
    page.keyboard.type("王女士")
    page.locator("article[aria-labelledby='first-contact'] [data-form=text]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("article[aria-labelledby='first-contact'] [role=status]")).not_to_be_empty()
    assert tried.clipboard.startswith("王女士，您好")


def test_all_replies_are_found_by_symptom_and_words(visit: MakeVisit) -> None:
    tried = visit()
    page = tried.open("/replies/")
    total = page.locator(".ap-reply:visible").count()
    assert total > 20
    page.focus("#ap-filter")
    page.keyboard.type("model_not_found")
    found = page.locator(".ap-reply:visible")
    assert 0 < found.count() < total
    page.fill("#ap-filter", "生图 失败")
    assert 0 < found.count() < total
    assert "1234" not in copied(tried, found.first.get_attribute("aria-labelledby") or "")
    found.first.locator(".ap-origin a").click()
    expect(page).to_have_url(re.compile(r"/templates/[a-z-]+/#[a-z0-9-]+$"))
    tried.open("/replies/")
    page.fill("#ap-filter", "紫色的大象")
    expect(page.locator(".ap-filter [role=status]")).to_have_text("没有符合的回复，换个词试试")


def test_ticks_stay_and_the_list_goes_out_as_markdown(visit: MakeVisit) -> None:
    tried = visit()
    page = tried.open(CHECKLIST)
    boxes = page.locator("[data-ap-check]")
    boxes.first.focus()
    page.keyboard.press("Space")
    expect(page.locator(".ap-progress")).to_contain_text(f"1 / {boxes.count()}")
    tried.open(CHECKLIST)
    expect(boxes.first).to_be_checked()
    page.click("[data-do=copy]")
    expect(page.locator(".ap-tally__do [role=status]")).to_have_text("已复制")
    lines = tried.clipboard.splitlines()
    assert lines[0].startswith("# 工单提交清单")
    assert sum(line.startswith("- [ ] ") for line in lines) == boxes.count() - 1
    assert sum(line.startswith("- [x] ") for line in lines) == 1
    with page.expect_download() as download:
        page.click("[data-do=download]")
    assert download.value.suggested_filename == "support-ticket.md"
    assert Path(download.value.path()).read_text("utf-8").splitlines() == lines
    page.on("dialog", lambda dialog: dialog.accept())
    page.click("[data-do=reset]")
    expect(page.locator("[data-ap-check]:checked")).to_have_count(0)
    tried.open(CHECKLIST)
    expect(boxes.first).not_to_be_checked()


def test_the_whole_page_is_copied_as_markdown(visit: MakeVisit) -> None:
    tried = visit()
    page = tried.open("/answers/http-401/")
    page.click(".ap-twin button")
    expect(page.locator(".ap-twin [role=status]")).to_have_text("已复制")
    assert "# AI API 返回 401" in tried.clipboard
    assert page.locator(".ap-twin a").evaluate("link => link.href") == f"{tried.address}/answers/http-401.md"


def test_nobody_is_asked_for_a_vote_without_an_address(visit: MakeVisit) -> None:
    expect(visit().open("/answers/http-401/").locator("[data-ap-feedback]")).to_have_count(0)


def test_a_vote_goes_to_the_address_of_the_settings(visit: MakeVisit, tmp_path: Path) -> None:
    project = copy_site("tiny", tmp_path / "tiny")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("- answerpress", "- answerpress:\n      feedback: /votes"), "utf-8")
    assert run_build(project)[0] == 0
    entry = next((project / "site/answers").glob("*/index.html")).parent.name
    votes: list[bytes] = []
    with served(project / "site", votes) as address:
        page = visit(address).open(f"/answers/{entry}/")
        page.click("[data-ap-feedback] button[value=no]")
        expect(page.locator("[data-ap-feedback] [role=status]")).to_have_text("Thank you, received")
    assert votes == [f"page=%2Fanswers%2F{entry}%2F&helpful=no".encode()]


def test_a_term_is_explained_to_mouse_and_keyboard(visit: MakeVisit) -> None:
    page = visit().open("/answers/http-401/")
    link, box = page.locator(".ap-termed").first, page.locator("#ap-term")
    link.hover()
    expect(box).to_be_visible()
    box.hover()
    page.wait_for_timeout(400)
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    page.mouse.move(0, 0)
    page.locator(".ap-trail a").last.focus()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.locator(".ap-termed:focus").count():
            break
    expect(box).to_be_visible()
    expect(page.locator(".ap-termed:focus")).to_have_accessible_description(re.compile(r"\S{8,}"))
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()


def test_the_first_touch_explains_a_term_and_the_second_follows(visit: MakeVisit) -> None:
    page = visit(viewport={"width": 390, "height": 844}, has_touch=True).open("/answers/http-401/")
    link, box = page.locator(".ap-termed").first, page.locator("#ap-term")
    link.tap()
    expect(box).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    link.tap()
    expect(page).to_have_url(re.compile("/glossary/"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("route", [TEMPLATE, "/replies/", CHECKLIST])
def test_phones_are_wide_enough(route: str, scheme: str, visit: MakeVisit) -> None:
    tried = visit(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    page = tried.open(route)
    if route == TEMPLATE:
        page.fill("[name=error_message]", "x" * 300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_javascript_all_reads_and_nothing_that_needs_it_shows(visit: MakeVisit) -> None:
    tried = visit(java_script_enabled=False)
    for route in (TEMPLATE, "/replies/", CHECKLIST, "/answers/http-401/"):
        page = tried.open(route)
        for needed in (
            "[data-ap-form]",
            "[data-ap-copy]",
            "[data-ap-filter]",
            "[data-ap-progress]",
            ".ap-twin button",
            ".ap-reply__missing",
        ):
            assert page.locator(f"{needed}:visible").count() == 0
    expect(page.locator(".ap-twin a")).to_be_visible()


def test_the_tools_work_offline_once_the_page_is_there(visit: MakeVisit) -> None:
    tried = visit()
    page = tried.open(TEMPLATE)
    page.context.set_offline(True)
    page.fill("[name=user_name]", "张同学")
    assert copied(tried, "first-contact").startswith("张同学")
