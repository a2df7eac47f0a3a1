"""Who is let in by `cerwizard serve`, and who is not."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import aiohttp
import pytest

from cerwizard.serve import server
from tests.serve.conftest import Served, client, shown, window


async def test_the_printed_address_opens_the_page(served: Served) -> None:
    """The token is gone from the address once it has been used."""
    async with client() as browser, browser.get(served.address) as answer:
        assert answer.status == 200
        assert "token" not in str(answer.url)
        assert "textual-terminal" in await answer.text()


async def test_the_token_works_once(served: Served) -> None:
    """Whoever reads the address over a shoulder comes too late."""
    async with client() as browser, client() as other:
        async with browser.get(served.address):
            pass
        async with other.get(served.address) as answer:
            assert answer.status == 403
            assert "used up" in await answer.text()
        async with browser.get(f"{served.gate.origin}/") as again:
            assert again.status == 200


@pytest.mark.parametrize(
    "path", ["/", "/ws", "/static/js/textual.js", "/page/page.css", "/download/x", "/?token=x"]
)
async def test_without_the_token_nothing_is_shown(served: Served, path: str) -> None:
    """Not even a file of the page."""
    async with client() as stranger:
        async with stranger.get(f"{served.gate.origin}{path}") as answer:
            assert answer.status == 403
        async with stranger.get(served.address) as answer:
            assert answer.status == 200, "a wrong guess does not use the token up"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "cerwizard.example"},
        {"Host": "127.0.0.1"},
        {"Origin": "http://cerwizard.example"},
        {"Origin": "null"},
    ],
)
async def test_another_host_or_page_is_refused_even_with_the_cookie(
    served: Served, headers: dict[str, str]
) -> None:
    """A page elsewhere, or a name that was made to point here, gets nothing."""
    async with client() as browser:
        async with browser.get(served.address):
            pass
        async with browser.get(f"{served.gate.origin}/", headers=headers) as answer:
            assert answer.status == 403


async def test_a_window_is_only_opened_for_the_page_itself(served: Served) -> None:
    """No origin, no window."""
    async with client() as browser:
        async with browser.get(served.address):
            pass
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await browser.ws_connect(f"{served.gate.origin}/ws")
        assert refused.value.status == 403


async def test_only_the_loopback_address_is_listened_on(served: Served) -> None:
    """Another address of this machine is not, and there is no option for one."""
    assert urlsplit(served.address).hostname == "127.0.0.1"
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", served.port), timeout=5)


async def test_the_page_may_load_nothing_from_elsewhere(served: Served) -> None:
    """The browser is told so, and that no other page may frame or read it."""
    async with client() as browser, browser.get(served.address) as answer:
        policy = answer.headers["Content-Security-Policy"]
        page = await answer.text()

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "https://" not in page


async def test_two_windows_do_not_overwrite_each_other(served: Served) -> None:
    """The second says that the project is open, and offers to try again."""
    async with client() as browser:
        async with browser.get(served.address):
            pass
        async with window(browser, served) as first:
            await shown(first, "Is the product software?")
            async with window(browser, served) as second:
                seen = await shown(second, "tries again")

    assert "open in another window" in seen


async def test_there_is_an_end_to_the_windows(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each window is a program; a page cannot start any number of them."""
    monkeypatch.setattr(server, "MOST_WINDOWS", 1)
    async with client() as browser:
        async with browser.get(served.address):
            pass
        async with window(browser, served) as first:
            await shown(first, "Is the product software?")
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                async with window(browser, served):
                    pass

    assert refused.value.status == 503


async def test_a_flood_closes_the_window_and_nothing_else(served: Served) -> None:
    """A message that is too large ends its window; the next one opens."""
    async with client() as browser:
        async with browser.get(served.address):
            pass
        async with window(browser, served) as first:
            await shown(first, "Is the product software?")
            await first.send_json(["stdin", "x" * (server.LARGEST_MESSAGE + 1)])
            async for _ in first:
                pass
            assert first.closed
        async with window(browser, served) as second:
            await shown(second, "Is the product software?")
