"""The app in a real browser: what is typed there is in the file."""

from __future__ import annotations

import asyncio
import base64
import tomllib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from tests.installed import needed
from tests.serve.conftest import PATIENCE, Served

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
    "about:blank",
)


class Page:
    """A page of the browser, driven by its developer tools."""

    def __init__(self, tools: aiohttp.ClientWebSocketResponse) -> None:
        self._tools = tools
        self._count = 0
        self.requested: list[str] = []
        """Every address that the page asked for."""
        self.received = ""
        """What the app sent to the page."""

    async def call(self, method: str, **parameters: object) -> Any:
        """Let the page do something, and return what it answers."""
        self._count += 1
        number = self._count
        await self._tools.send_json({"id": number, "method": method, "params": parameters})
        while True:
            message = await self.event()
            if message.get("id") == number:
                return message["result"]

    async def event(self) -> Any:
        """Return what happens next in the page."""
        message = await asyncio.wait_for(self._tools.receive_json(), PATIENCE)
        about = message.get("params", {})
        if message.get("method") == "Network.requestWillBeSent":
            self.requested.append(about["request"]["url"])
        if message.get("method") == "Network.webSocketFrameReceived":
            data = about["response"]["payloadData"]
            is_text = about["response"]["opcode"] == 1
            self.received += data if is_text else base64.b64decode(data).decode("utf-8", "replace")
        return message

    async def wait_for(self, words: str) -> None:
        """Wait until the app has sent these words."""
        async with asyncio.timeout(PATIENCE):
            while words not in self.received:
                await self.event()


@asynccontextmanager
async def opened(folder: Path, address: str) -> AsyncIterator[Page]:
    """A headless browser with an empty profile, at this address."""
    needed("chromium")
    browser = await asyncio.create_subprocess_exec(
        "chromium", f"--user-data-dir={folder}", *FLAGS, stderr=asyncio.subprocess.PIPE
    )
    assert browser.stderr is not None
    try:
        async with asyncio.timeout(PATIENCE):
            while b"DevTools listening on " not in (line := await browser.stderr.readline()):
                assert line, "the browser ended before it began"
        tools = line.decode().split()[-1].replace("ws:", "http:").split("/devtools")[0]
        drained = asyncio.create_task(browser.stderr.read())
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{tools}/json") as answer:
                pages = [page for page in await answer.json() if page["type"] == "page"]
            async with session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                page = Page(socket)
                for domain in ("Page", "Network"):
                    await page.call(f"{domain}.enable")
                await page.call("Page.navigate", url=address)
                yield page
        browser.kill()
        await drained
    finally:
        if browser.returncode is None:
            browser.kill()
        await browser.wait()


async def test_an_answer_typed_in_the_browser_is_in_the_file(served: Served, tmp_path: Path) -> None:
    """And the page asked no other host for anything."""
    async with opened(tmp_path / "profile", served.address) as page:
        await page.wait_for("Is the product software?")
        page.received = ""
        await page.call("Input.insertText", text="2")
        while not (answers := tomllib.loads(served.path.read_text(encoding="utf-8"))["answers"]):
            await page.event()

    assert answers == {"software": False}
    assert all(url.startswith((served.gate.origin, "data:", "about:")) for url in page.requested), (
        page.requested
    )


async def test_the_browser_is_refused_without_the_token(served: Served, tmp_path: Path) -> None:
    """It sees why, and no terminal."""
    async with opened(tmp_path / "profile", f"{served.gate.origin}/") as page:
        async with asyncio.timeout(PATIENCE):
            while (await page.event()).get("method") != "Page.loadEventFired":
                pass
        text = await page.call("Runtime.evaluate", expression="document.body.innerText")

    assert "works once" in text["result"]["value"]
