"""What the tests of the browser share: the server in this process, and clients that behave or do not."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from cerwizard.project import new_project
from cerwizard.serve.gate import Gate
from cerwizard.serve.server import LOOPBACK, Browser

PATIENCE = 60
"""Seconds after which a test that waits for the app gives up; a good run takes a few."""


@dataclass(frozen=True)
class Served:
    """A project that is served, and what was printed."""

    path: Path
    gate: Gate
    address: str

    @property
    def port(self) -> int:
        return int(self.gate.origin.rsplit(":", 1)[1])


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    """A project file with nothing answered, served on a free port."""
    path = tmp_path / "device.toml"
    new_project(path, "Lamp", "Example Devices", ("eu",))
    listening = socket.create_server((LOOPBACK, 0))
    gate = Gate(LOOPBACK, listening.getsockname()[1])
    told: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(Browser(path, gate).run(listening, told.set_result))
    try:
        yield Served(path, gate, await asyncio.wait_for(told, PATIENCE))
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@asynccontextmanager
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    """A browser without a window: it keeps cookies, also those of an address that is a number."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session


@asynccontextmanager
async def window(
    session: aiohttp.ClientSession, served: Served
) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """A window of the app, as the page opens it."""
    headers = {"Origin": served.gate.origin}
    async with session.ws_connect(f"{served.gate.origin}/ws?width=100&height=30", headers=headers) as socket:
        yield socket


async def shown(socket: aiohttp.ClientWebSocketResponse, words: str) -> str:
    """Read what the window shows until these words are in it."""
    seen = ""
    async with asyncio.timeout(PATIENCE):
        async for message in socket:
            if message.type is aiohttp.WSMsgType.BINARY:
                seen += message.data.decode("utf-8", "replace")
            if words in seen:
                return seen
    raise AssertionError(f"the window closed before it showed “{words}”")
