"""Web pages: the article and nothing but the article."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import PROPERTY, SMALL, blocks, cells, check, document, marked, source, texts, through

from pipeline.errors import Skipped
from pipeline.read import read

PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>价值共创 - 某期刊</title>
<meta name="citation_title" content="平台价值共创 &amp; 信任"><meta name="citation_author" content="李明">
<meta name="citation_author" content="王芳"><meta content="2021/05/01" name="citation_publication_date">
<meta name="citation_doi" content="doi:10.1000/abc"><meta name="citation_journal_title" content="管理学刊">
<style>p { color: red }</style><script>var t = "<p>不是正文</p>";</script></head>
<body>
<div class="cookie-consent">We use cookies to improve. <button>OK</button></div>
<nav><ul><li><a href="/">首页</a></li><li><a href="/b">期刊</a></li><li><a href="/c">登录</a></li></ul></nav>
<div id="content" role="main">
<h1>平台价值共创<br>与信任</h1>
<p>互动质量能够提升信任<sup>[3]</sup>，
   并促进价值共创&nbsp;(&beta;=0.32, <i>p</i>&lt;0.01)。
<p>第二段：AT&T 与 co-
creation<!-- 注释 -->，<a href="#r1">李明（2020）</a>指出。<br><br>　　第三段从这里开始。
<table><caption>表1 结果</caption><thead><tr><th rowspan=2>假设</th><th colspan=2>系数</th></tr>
<tr><th>β</th><th>p</th></tr></thead><tr><td>H1<td>0.32<sup>**</sup><td></tr></table>
<ul><li>要点一<li>要点二</ul>
<div class="references"><h2>参考文献</h2><ol><li>[1] 李明. 论信任[J]. <a href="x">CrossRef</a></li></ol></div>
</div>
<div class="related-articles"><a href="/1">相关文章一</a></div>
<footer>版权所有 © 2021</footer></body></html>"""


def test_the_article_is_found_in_the_page() -> None:
    """Title, paragraphs, table, items and references of the article come out; the page's furniture does not."""
    found = document(PAGE, ".html")
    assert blocks(found) == [
        ("heading", "平台价值共创\n与信任"),
        ("paragraph", "互动质量能够提升信任[3]，并促进价值共创 (β=0.32, p<0.01)。"),
        ("paragraph", "第二段：AT&T 与 co-creation，李明（2020）指出。"),
        ("paragraph", "第三段从这里开始。"),
        ("caption", "表1 结果"),
        ("table", "假设\t系数\nβ\tp\nH1\t0.32**"),
        ("item", "要点一"),
        ("item", "要点二"),
        ("heading", "参考文献"),
        ("reference", "[1] 李明. 论信任[J]. CrossRef"),
    ]
    assert marked(found) == [("superscript", "[3]"), ("superscript", "**")]
    assert cells(found)[3] == (1, 2, "p")
    assert any(words.startswith("We use cookies") for words in found.dropped)
    check(found, PAGE)


def test_quotes_map_back_through_entities_and_tags() -> None:
    """A quote over entities, tags and folded white space points to the whole stretch of the page."""
    found = document(PAGE, ".html")
    assert through(found, PAGE, "β=0.32, p<0.01") == "&beta;=0.32, <i>p</i>&lt;0.01"
    assert through(found, PAGE, "信任[3]，并促进") == "信任<sup>[3]</sup>，\n   并促进"


def test_meta_tags_are_given() -> None:
    """What the page says of itself in meta tags is kept beside the text."""
    found = dict(document(PAGE, ".html").given)
    assert found["title"] == "平台价值共创 & 信任" and found["doi"] == "10.1000/abc"
    assert found["date"] == "2021/05/01" and found["venue"] == "管理学刊" and found["lang"] == "zh-CN"
    assert [v for k, v in document(PAGE, ".html").given if k == "author"] == ["李明", "王芳"]


@pytest.mark.parametrize(
    "page",
    [
        "<html><title>用户登录</title><body><form><input name=u><input type='password'></form></body></html>",
        "<!doctype html><html><body><h1>Sign in</h1><p>Please log in through your institution.</p></body></html>",
        "\n\n<html><body><noscript>Please enable JavaScript to continue.</noscript><div id=app></div></body></html>",
        "<html><body><p>安全验证：请输入验证码后继续访问。</p></body></html>",
    ],
)
@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_a_login_page_is_no_paper(page: str, suffix: str) -> None:
    """A gate saved under any name is refused, and the message says what it is and what to do."""
    with pytest.raises(Skipped) as caught:
        read(source(page, suffix), SMALL)
    assert caught.value.code == "html.login"
    assert "again" in caught.value.what_to_do


def test_a_page_with_a_login_link_is_a_paper() -> None:
    """A short abstract on a page with a login link in its menu is read."""
    abstract = "互动质量能够提升顾客的信任，并由此促进价值共创；平台治理正向调节这一关系。" * 4
    menu = "<ul><li><a href=/l>登录</a><li><a href=/r>注册</a></ul>"
    page = f"<html><body>{menu}<h1>信任</h1><p>{abstract}</p></body></html>"
    assert abstract in texts(document(page, ".html"))


def test_a_layout_table_is_no_data_table() -> None:
    """A page laid out in a table gives paragraphs."""
    long = "互动质量能够提升顾客的信任，并由此促进价值共创。" * 80
    found = document(f"<html><body><table><tr><td>菜单</td><td><p>{long}</p></td></tr></table></body></html>", ".html")
    assert not found.tables and ("paragraph", long) in blocks(found)


def test_paragraphs_made_of_line_breaks() -> None:
    """Old pages part paragraphs by two <br>, or by one and an indent."""
    found = document(
        "<html><body>第一段的文字。<br>　　第二段的文字。<br><br>第三段的文字，<br>还在第三段。</body></html>"
    )
    assert texts(found) == ["第一段的文字。", "第二段的文字。", "第三段的文字，\n还在第三段。"]


def test_a_section_is_not_dropped_for_its_name() -> None:
    """Sections on related work, recommendations or search terms stay, though menus are called so as well."""
    prose = "Trust in a platform raises the willingness of its users to take part in co-creation, and so does fairness."
    page = "<html><body><main><h1>Trust</h1>" + "".join(
        f'<section id="{name}"><h2>{name}</h2><p>{prose} {name}</p><p>{prose}</p></section>'
        for name in ("related-work", "recommendations", "search-strategy", "social-implications")
    )
    found = document(
        page + '<div class="related-articles"><a href=1>Loyalty</a><a href=2>Trust</a></div></main>', ".html"
    )
    assert len([text for text in texts(found) if text.startswith(prose)]) == 8
    assert "Loyalty" not in found.text


def test_scripts_never_get_into_the_text() -> None:
    """Scripts, styles, hidden parts and what stands in attributes are no text."""
    page = (
        "<html><body onload='steal()'><p onclick=\"x('<b>no</b>')\">Trust raises loyalty of the users.</p>"
        "<script>alert('no')</script><style>no{}</style><svg><text>no</text></svg>"
        "<div hidden>no</div><div style='display: none'>no</div><iframe>no</iframe>"
        "<textarea>no</textarea></body></html>"
    )
    assert document(page, ".html").text == "Trust raises loyalty of the users."


@PROPERTY
@given(st.lists(st.text(alphabet="ab价值<>&;\"' \n-，。=/!", max_size=12), max_size=20))
def test_escaped_text_comes_back(parts: list[str]) -> None:
    """Any text that was properly escaped into paragraphs comes out of them, white space folded."""
    page = (
        "<html><body><p>A first paragraph.</p>" + "".join(f"<p>{html.escape(p)}</p>" for p in parts) + "</body></html>"
    )
    found = document(page, ".html")
    check(found, page)
    shown = "".join("".join(texts(found)[1:]).split())
    assert shown == "".join("".join(parts).split())


TAGS = [
    "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<li>", "<ul>", "</ul>", "<b>",
    "</b>", "<sup>", "</sup>", "<br>", "<br/>", "<!--", "-->", "<script>", "</script>", "<a href='", "'>", '"', "&lt;",
    "&#55296;", "&nbsp;", "&amp", "text", "价值", " ", "\n", "<", ">", "</", "<h2>", "</h2>", "<caption>",
    "<td rowspan=9 colspan=3>", "\x01", "<title>", "</title>", "<![CDATA[", "]]>", "<?x", "<nav>", "</nav>",
]  # fmt: skip


@PROPERTY
@given(st.lists(st.sampled_from(TAGS), max_size=60))
def test_the_map_holds_for_any_page(pieces: list[str]) -> None:
    """However broken the page, blocks are in order and every mapped character stands for its source."""
    page = "<html><body><p>A first paragraph of the page.</p>" + "".join(pieces)
    check(document(page, ".html"), page)
