"""The report in a real browser: opened from disk, used like a reader would, attacked by its own data."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.report import publish
from pipeline.table import Book
from tests.report.conftest import EVIL, TEXTS

pytestmark = pytest.mark.browser
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --host-resolver-rules=MAP*~NOTFOUND"
).split()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("Chromium and chromedriver are not installed")
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}", "--window-size=1366,900"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    found = webdriver.Chrome(options=options, service=Service(driver))
    yield found
    found.quit()


@pytest.fixture
def page(browser: Any, out: Path) -> Callable[..., Any]:
    from selenium.webdriver.support.ui import WebDriverWait

    def open_page(place: str = "", width: int = 1366, dark: bool = False) -> Any:
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 600},
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        browser.get("about:blank")
        browser.get((out / "report" / "index.html").as_uri() + place)
        WebDriverWait(browser, 20).until(lambda b: b.execute_script("return document.body.dataset.ready") == "yes")
        browser.execute_script("if (coclaim.language !== 'en') document.querySelector('#language').click()")
        return browser

    return open_page


def rows(browser: Any) -> list[str]:
    """The claim ids that the table shows."""
    script = "return [...document.querySelectorAll('#rows tbody tr')].map(r => r.dataset.claim)"
    return list(browser.execute_script(script))


def choose(browser: Any, name: str, value: str) -> None:
    browser.execute_script(
        "const s = document.querySelector(`[data-filter=${arguments[0]}]`); s.value = arguments[1];"
        "s.dispatchEvent(new Event('change'))",
        name,
        value,
    )


def test_the_table_is_there_and_nothing_went_wrong(page: Callable[..., Any]) -> None:
    """All rows are shown, no script error is logged, and no address but files is asked for."""
    browser = page()
    assert rows(browser) == ["c-00000000000a", "c-00000000000b", "c-00000000000c"]
    assert browser.get_log("browser") == []
    asked = browser.execute_script("return [...document.querySelectorAll('script, link')].map(e => e.src || e.href)")
    assert len(asked) > 8
    assert all(name.startswith(("file:", "data:")) for name in asked)


def test_data_never_becomes_markup(page: Callable[..., Any]) -> None:
    """A title, quote or file name made of HTML and scripts is shown as it is and does nothing."""
    browser = page()
    browser.find_element("css selector", "tr[data-claim=c-00000000000b]").click()
    wait_for_text(browser)
    assert browser.title == "coclaim: evidence"
    assert browser.execute_script("return document.querySelectorAll('img, #text b, td script').length") == 0
    assert EVIL in browser.find_element("css selector", "#text").text
    assert "<img src=x" in browser.find_element("css selector", "#where").text


def wait_for_text(browser: Any) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser, 10).until(lambda b: b.execute_script("return !!document.querySelector('#text mark')"))


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("lang", "zh", ["a"]),
        ("type", "cause", ["a", "b", "c"]),
        ("polarity", "-", ["b"]),
        ("status", "hypothesis", ["c"]),
        ("concept", "brand-loyalty", ["a", "c"]),
        ("theme", "t-1", ["a", "c"]),
        ("paper", "1", ["c"]),
    ],
)
def test_each_filter_keeps_its_rows(page: Callable[..., Any], name: str, value: str, expected: list[str]) -> None:
    """Language, type, polarity, status, concept, theme and paper each narrow the table; Clear shows all again."""
    browser = page()
    choose(browser, name, value)
    assert [r[-1] for r in rows(browser)] == expected


def test_search_finds_words_quotes_and_names_in_both_languages(page: Callable[..., Any]) -> None:
    """A search in one language finds rows of the other through their concepts; several words all count."""
    from selenium.webdriver.support.ui import WebDriverWait

    browser = page()
    for query, expected in (("品牌忠诚", ["a", "c"]), ("improves LOYALTY", ["b", "c"]), ("H1", ["a"]), ("xyz", [])):
        box = browser.find_element("css selector", "#search")
        box.clear()
        box.send_keys(query)
        WebDriverWait(browser, 5).until(lambda b, e=expected: [r[-1] for r in rows(b)] == e)


def test_a_click_on_a_head_sorts(page: Callable[..., Any]) -> None:
    """A head sorts its column up, clicked again down."""
    browser = page()
    head = browser.find_element("css selector", "th[data-sort=status] button")
    head.click()
    assert [r[-1] for r in rows(browser)] == ["a", "b", "c"]
    head.click()
    assert [r[-1] for r in rows(browser)] == ["c", "a", "b"]


def test_a_click_on_a_row_shows_its_passage_in_place(page: Callable[..., Any]) -> None:
    """The whole paper's text appears with the quote and its roles marked, character for character, and in view."""
    browser = page()
    browser.find_element("css selector", "tr[data-claim=c-00000000000a]").click()
    wait_for_text(browser)
    script = "return [...document.querySelectorAll('#text mark' + arguments[0])].map(m => m.textContent).join('')"
    assert browser.execute_script(script, ".evidence") == TEXTS["p-aaaaaaaaaaaa"].split("\n\n")[0]
    assert browser.execute_script(script, ".cause") == "顾客参与"
    assert browser.execute_script(script, ".effect") == "品牌忠诚"
    assert browser.execute_script("return document.querySelector('#text').textContent") == TEXTS["p-aaaaaaaaaaaa"]
    top, bottom, height = browser.execute_script(
        "const r = document.querySelector('#text mark').getBoundingClientRect(); return [r.top, r.bottom, innerHeight]"
    )
    assert 0 < top < bottom < height


def test_a_link_from_the_table_opens_its_passage(page: Callable[..., Any], out: Path) -> None:
    """The link column of the table, opened in a browser, shows that row's passage."""
    import pandas as pd

    link = pd.read_csv(out / "evidence.csv")["link"][2]
    browser = page(link.removeprefix("report/index.html"))
    wait_for_text(browser)
    assert "Customer participation" in browser.find_element("css selector", "#text mark.cause").text


def test_the_map_leads_to_its_rows(page: Callable[..., Any]) -> None:
    """The causal map draws an arrow between the two constructs; a click on it shows both languages' rows."""
    browser = page()
    browser.find_element("css selector", "nav [data-view=map]").click()
    browser.execute_script("document.querySelector('#graph .edge').dispatchEvent(new Event('click'))")
    assert [r[-1] for r in rows(browser)] == ["a", "c"]
    assert browser.find_element("css selector", "#evidence").is_displayed()


def test_the_other_views_have_their_content(page: Callable[..., Any]) -> None:
    """Constructs are counted, themes show passages, papers and problems are listed."""
    browser = page()
    for view, expected in (
        ("concepts", "customer participation"),
        ("themes", "Customer participation improves brand loyalty."),
        ("papers", "Loyalty"),
        ("problems", "bad.pdf"),
    ):
        browser.find_element("css selector", f"nav [data-view={view}]").click()
        assert expected in browser.find_element("css selector", f"#{view}").text


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [390, 1366])
def test_it_fits_a_phone_and_a_laptop_in_light_and_dark(page: Callable[..., Any], width: int, dark: bool) -> None:
    """Nothing runs out of the screen sideways, and text stands out from its ground, at both widths and schemes."""
    browser = page(width=width, dark=dark)
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    ink, ground = browser.execute_script(
        "const s = getComputedStyle(document.body), numbers = (c) => c.match(/\\d+/g).map(Number);"
        "return [numbers(s.color), numbers(s.backgroundColor)]"
    )
    assert abs(sum(ink[:3]) - sum(ground[:3])) > 400
    assert (sum(ground[:3]) < 200) == dark


def test_the_page_speaks_both_languages(page: Callable[..., Any]) -> None:
    """The language button turns the page's own words, not the data, into Chinese and back."""
    browser = page()
    browser.find_element("css selector", "#language").click()
    assert browser.find_element("css selector", "nav [data-view=map]").text == "因果图"
    assert "Customer participation" in browser.find_element("css selector", "#rows").text


def test_a_paper_in_two_files_is_shown_as_one(browser: Any, book: Book, tmp_path: Path) -> None:
    """The list of papers and the passage say which file counts instead of the copy, and only there."""
    publish(replace(book, copies={"p-bbbbbbbbbbbb": "p-aaaaaaaaaaaa"}), tmp_path)
    browser.get((tmp_path / "report" / "index.html").as_uri() + "#p-bbbbbbbbbbbb/c-00000000000c")
    wait_for_text(browser)
    assert "the same paper as =a/one.txt" in browser.find_element("css selector", "#facts").text
    script = "return [...document.querySelectorAll('#papers tbody tr')].map(r => r.lastChild.textContent)"
    assert browser.execute_script(script) == ["=a/one.txt", "two.txt (the same paper as =a/one.txt, which counts)"]
