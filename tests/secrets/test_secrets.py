"""What the scan tells, where, and what it lets through."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.secrets import Known, Masks, Shape, mask, masked, secrets
from generator.secrets.scan import own_words

GATEWAY = Shape("gateway", re.compile(r"\bgw_[a-z0-9]{12,}\b"))
KNOWN = Known((GATEWAY,), Masks(3, 4), frozenset({"press@brand.cn", "4008001234"}), frozenset({"brand.cn"}))
BODY = "4f9Kq2nVbT7xLwZ1"
HEX = "0123456789abcdef"

KEYS = [
    "gw_a1b2c3d4e5f6",
    f"sk-{BODY}{BODY}",
    f"sk-proj-{BODY}_{BODY}-{BODY}",
    f"sk-ant-api03-{BODY}{BODY}",
    f"sk-or-v1-{HEX * 4}",
    f"AIza{BODY}{BODY}abc",
    f"LTAI{BODY}",
    f"AKID{BODY}{BODY}",
    "AKIA" + "Q3EGRIZX7ZLWKPN2",
    f"ghp_{BODY}{BODY}abcd",
    f"github_pat_{BODY}_{BODY}{BODY}abcd",
    f"glpat-{BODY}abcdef",
    f"xoxb-123456789012-1234567890123-{BODY}",
    f"sk_live_{BODY}{BODY[:8]}",
    f"hf_{BODY}{BODY}ab",
    f"gsk_{BODY}{BODY}{BODY}",
    f"npm_{BODY}{BODY}abcd",
    f"SG.{BODY}abcdef.{BODY}{BODY}abcdefghijk",
    f"{HEX}{HEX}.{BODY}",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
    f"Bearer {BODY}{BODY}",
    f"Authorization: Basic {BODY}{BODY}=",
    f"https://files.example.com/a.mp4?X-Amz-Signature={HEX}{HEX}",
    "https://root:hunter2secret@db.example.com/",
    f"https://hooks.slack.com/services/T{BODY[:8]}/B{BODY[:8]}/{BODY}{BODY[:8]}",
    f"https://open.feishu.cn/open-apis/bot/v2/hook/{HEX[:8]}-{HEX[:4]}-{HEX[:4]}-{HEX[:4]}-{HEX[:12]}",
    f"-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA{BODY}\n{BODY}\n-----END RSA PRIVATE KEY-----",
    f'"-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkq{BODY}\\n-----END PRIVATE KEY-----"',
    f"-----BEGIN OPENSSH PRIVATE KEY-----\n{BODY}{BODY}",
]
PERSONAL = [
    "zhang.san@qq.com",
    "li.si@brand.cn",
    "mailto:wang@mail.corp-name.com",
    "13812345678",
    "+86 138 1234 5678",
    "138-1234-5678",
    "010-62345678",
    "(0571) 88345678",
    "400-820-8820",
    "+44 20 7946 0958",
    "+1 (415) 234-7891",
    "11010519491231002X",
    "110101199003074514",
    "110101 19900307 4514",
    "4111 1111 1111 1111",
    "6222021234567890128",
    "5555-5555-5555-4444",
]
HOSTS = [
    "10.1.2.3",
    "http://192.168.31.7:8080/v1",
    "172.20.0.5",
    "100.64.3.9",
    "fd12:3456:789a::1",
    "gpu-3.prod.internal",
    "https://wiki.company.intranet/page",
    "nas.local",
    "redis.default.svc.cluster.local",
]
CLEAN = [
    "sk-...9a2f",
    "sk-****9a2f",
    "sk-a1b2****9a2f",
    "sk-…9a2f",
    "sk-4f9Kq2nVbT7xLwZ1abc...9a2f",
    "sk-xxxxxxxxxxxxxxxxxxxxxxxx",
    "sk-your-api-key-goes-here",
    "sk-{{masked_key}}",
    "Bearer YOUR_API_KEY_OR_TOKEN_HERE",
    "Authorization: Bearer $ALLTKN_API_KEY",
    "Bearer <your-api-key-of-this-site>",
    "AKIAIOSFODNN7EXAMPLE",
    "ask-the-support-team-about-the-status",
    "以 sk- 开头、后面是 48 个字母和数字",
    "a key that begins with sk- and has many letters and digits after it",
    "https://user:password@host.example.com/",
    "https://example.com/docs?key=value&token=abc",
    "不要发送以 -----BEGIN PRIVATE KEY----- 开头的内容",
    "user@example.com",
    "someone@mail.example.org",
    "press@brand.cn",
    "support@brand.cn",
    "git@github.com:owner/name.git",
    "logo@2x.png",
    "npm install left-pad@1.3.0",
    "z***@qq.com",
    "138****5678",
    "400-800-1234",
    "1700000000",
    "1700000000000",
    "2026-11-20 21:35(UTC+8)",
    "2026-11-20T14:00:00Z",
    "2026112021351234",
    "+08:00",
    "(415) 555-0123",
    "110101199003074515",
    "110101********4514",
    "4111 1111 1111 1112",
    "req_13812345678901",
    "1.2.3.4",
    "127.0.0.1:8080",
    "http://localhost:3000",
    "203.0.113.7",
    "10.0.0.0/8",
    "v10.2.3.4",
    "1280×720",
    "host.docker.internal",
    ".env.local",
    "settings.local.json",
    "threading.local()",
    "context_length 128000 tokens",
    "req_7f31c0",
    "task_01hx3m",
    "0123456789abcdef0123456789abcdef",
    "3f786850e387550fdab836ed7e6dc881de23001b",
]


def found(text: str) -> list[tuple[str, str]]:
    return [(secret.kind, text[secret.start : secret.end]) for secret in secrets(text, KNOWN)]


@pytest.mark.parametrize("text", KEYS)
@pytest.mark.parametrize("around", ["{}", "密钥是{}，请查", "`{}`", "key: {}.", "# 备注：{}", "用（{}）登录"])
def test_keys_are_told_wherever_they_stand(text: str, around: str) -> None:
    whole = around.format(text)
    kinds = {kind for kind, _ in found(whole)}
    assert "key" in kinds
    assert not any(secret in mask(whole, KNOWN) for secret in (BODY, HEX, "hunter2secret", text))


@pytest.mark.parametrize(("text", "kind"), [*((text, "personal") for text in PERSONAL), *((text, "host") for text in HOSTS)])
@pytest.mark.parametrize("around", ["{}", "联系{}处理", "（{}）", "- {}\n", "see {}, please."])
def test_personal_data_and_hosts_are_told(text: str, kind: str, around: str) -> None:
    assert [one for one, _ in found(around.format(text))] == [kind]


@pytest.mark.parametrize("text", PERSONAL)
@pytest.mark.parametrize("around", ["电话：{}", "邮箱:{}，请查", "contact={}", "见 https://a.example.com，联系方式：{}"])
def test_personal_data_is_told_behind_its_name(text: str, around: str) -> None:
    assert [one for one, _ in found(around.format(text))] == ["personal"]


@pytest.mark.parametrize(
    "text", ["https://a.example.com/?order=13812345678", "http://a.example.com:13812345678", "https://a.example.com/?from=li@brand.cn"]
)
def test_parts_of_addresses_are_neither_numbers_nor_mail(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", CLEAN)
@pytest.mark.parametrize("around", ["{}", "写成{}即可", "`{}`。"])
def test_masked_forms_and_ordinary_text_pass(text: str, around: str) -> None:
    assert found(around.format(text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("把ｓｋ-" + BODY * 2 + "给我", "ｓｋ-" + BODY * 2),
        (f"钥匙 sk-{BODY[:5]}\u200b{BODY[5:]}{BODY}。", f"sk-{BODY[:5]}\u200b{BODY[5:]}{BODY}"),
        ("钥匙：gw_a1b2c3 d4e5f6。", "gw_a1b2c3 d4e5f6"),
        ("电话 １３８１２３４５６７８ 转", "１３８１２３４５６７８"),
    ],
)
def test_roundabout_spellings_are_told_at_their_place(text: str, words: str) -> None:
    assert [one for _, one in found(text)] == [words]


def test_places_are_those_of_the_text_and_do_not_overlap() -> None:
    text = f"甲\u200b乙 zhang@qq.com 与 sk-{BODY}{BODY}，主机 10.9.8.7"
    assert [words for _, words in found(text)] == ["zhang@qq.com", f"sk-{BODY}{BODY}", "10.9.8.7"]


def test_what_is_masked_holds_nothing_any_more() -> None:
    text = " / ".join([*KEYS, *PERSONAL, *HOSTS])
    assert found(mask(text, KNOWN)) == []


@pytest.mark.parametrize(
    ("secret", "shown"),
    [("sk-1234567890abcdef9a2f", "sk-...9a2f"), ("Bearer abcdefgh12345678ijkl", "Bearer abc...ijkl"), ("10.1.2.3", "1..."), ("", "...")],
)
def test_a_mask_shows_the_beginning_and_the_end(secret: str, shown: str) -> None:
    assert masked(secret) == shown


def test_masks_follow_the_policy() -> None:
    assert masked("sk-1234567890abcdef9a2f", Masks(5, 0)) == "sk-12..."


def test_words_of_the_brand_are_its_own() -> None:
    text = "写信到 Hello@Brand.cn，或拨打 400-800-1234"
    known = Known(own=own_words(text))
    assert own_words(text) == {"hello@brand.cn", "4008001234"}
    assert list(secrets(f"请{text}", known)) == []


@given(st.text(alphabet=st.sampled_from("sk-aZ19.@:/ 密钥，\u200bｓ\n=+_()eyJBEGIN"), max_size=300))
def test_any_text_is_scanned_and_masked(text: str) -> None:
    places = [(secret.start, secret.end) for secret in secrets(text, KNOWN)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))
    mask(text, KNOWN)
