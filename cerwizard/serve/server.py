"""The server: textual-serve behind a gate, with a page of its own and limits on what comes in."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import aiohttp_jinja2
import jinja2
from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from cerwizard.serve.gate import Gate

LOOPBACK = "127.0.0.1"
"""The only address that is listened on; there is no option for another."""
MOST_WINDOWS = 6
"""Windows open at once; each runs an app of its own."""
LARGEST_MESSAGE = 1_000_000
"""Bytes of one message from the page: a pasted chapter, not a flood."""
LARGEST_REQUEST = 10_000
"""Bytes in the body of a request; none is expected."""
FAREWELL = 10
"""Seconds that an app has to end when its window is closed; every answer is on disk long before."""
PAGE = Path(__file__).parent / "page"


def serve(file: Path, port: int, tell: Callable[[str], None]) -> None:
    """Serve the app for one project file until interrupted; `tell` is given the address once it can be opened.

    Port 0 takes one that is free. Raises OSError when the port is taken.
    """
    listening = socket.create_server((LOOPBACK, port))
    gate = Gate(LOOPBACK, listening.getsockname()[1])
    asyncio.run(Browser(file, gate).run(listening, tell))


class _Window(AppService):
    """One window: the app in a process of its own, started without a shell."""

    def __init__(self, file: Path, websocket: web.WebSocketResponse, server: Server) -> None:
        super().__init__(
            "",
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=websocket.close,  # type: ignore[arg-type]  # what closing returns is of no interest
            download_manager=server.download_manager,
        )
        self._file = file

    async def _open_app_process(self, width: int = 80, height: int = 24) -> asyncio.subprocess.Process:
        self._process = process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "cerwizard.serve.window", os.fspath(self._file)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._build_environment(width=width, height=height),
        )
        self._stdin = process.stdin
        return process

    async def stop(self) -> None:
        """Let the app save and end; one that does not is ended."""
        with suppress(TimeoutError):
            await asyncio.wait_for(super().stop(), FAREWELL)
        if self._process is not None:
            if self._process.returncode is None:
                with suppress(ProcessLookupError):
                    self._process.terminate()
            await self._process.wait()


class Browser(Server):
    """The page, its files and its windows; nothing else is served."""

    def __init__(self, file: Path, gate: Gate) -> None:
        super().__init__(
            "", host=LOOPBACK, title="cerwizard", public_url=gate.origin, templates_path=os.fspath(PAGE)
        )
        self._file = file
        self._gate = gate
        self._windows: set[web.WebSocketResponse] = set()

    async def run(self, listening: socket.socket, tell: Callable[[str], None]) -> None:
        """Serve until cancelled."""
        runner = web.AppRunner(await self._make_app(), access_log=None)
        await runner.setup()
        try:
            await web.SockSite(runner, listening).start()
            tell(self._gate.address)
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._gate.middleware()], client_max_size=LARGEST_REQUEST)
        aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(self.templates_path), autoescape=True)
        app.add_routes(
            [
                web.get("/", self.handle_index, name="index"),
                web.get("/ws", self.handle_websocket, name="websocket"),
                web.static("/static", self.statics_path, name="static"),
                web.static("/page", PAGE, name="page"),
            ]
        )
        app.on_shutdown.append(self._close_windows)
        return app

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Open one more window, unless there are too many already."""
        if len(self._windows) >= MOST_WINDOWS:
            raise web.HTTPServiceUnavailable(text=f"At most {MOST_WINDOWS} windows at once; close one.\n")
        websocket = web.WebSocketResponse(heartbeat=15, max_msg_size=LARGEST_MESSAGE)
        self._windows.add(websocket)
        try:
            await websocket.prepare(request)
            window = _Window(self._file, websocket, self)
            await window.start(_size(request, "width", 80), _size(request, "height", 24))
            try:
                await self._process_messages(websocket, window)
            finally:
                await window.stop()
        finally:
            self._windows.discard(websocket)
        return websocket

    async def _close_windows(self, _: web.Application) -> None:
        """Close the windows; each app saves what it has before it goes."""
        for websocket in list(self._windows):
            await websocket.close(message=b"cerwizard was stopped")


def _size(request: web.Request, name: str, default: int) -> int:
    """Return a width or height that a terminal can have."""
    given = request.query.get(name, "")
    return min(max(int(given), 20), 500) if given.isdecimal() and len(given) < 5 else default
