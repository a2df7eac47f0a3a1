"""Who may come in: the browser that brought the token, from this machine, to the address that was printed."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web
from aiohttp.typedefs import Middleware

COOKIE = "cerwizard"
"""Holds the session of the one browser that brought the token."""
TOKEN = "token"
"""The parameter of the printed address."""
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self' {socket}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the page may load: nothing from anywhere else. The terminal in the page writes its own styles."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Gate:
    """Lets one browser in: the printed token is exchanged once for a cookie that no script can read."""

    def __init__(self, host: str, port: int) -> None:
        """Guard this address; token and session are new in every run."""
        self.token = secrets.token_urlsafe(32)
        self._session = secrets.token_urlsafe(32)
        self._is_token_used = False
        self._authority = f"{host}:{port}"

    @property
    def origin(self) -> str:
        """The only origin that requests may come from."""
        return f"http://{self._authority}"

    @property
    def address(self) -> str:
        """The address to open; it works once."""
        return f"{self.origin}/?{TOKEN}={self.token}"

    @property
    def headers(self) -> Mapping[str, str]:
        """What every answer tells the browser not to do."""
        return {
            "Content-Security-Policy": CONTENT_POLICY.format(socket=f"ws://{self._authority}"),
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
        }

    def middleware(self) -> Middleware:
        """Return what stands before every handler."""

        @web.middleware
        async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
            answer: web.StreamResponse | None = self._refusal(request) or self._exchange(request)
            if answer is None and self._is_known(request):
                answer = await handler(request)
            if answer is None:
                answer = _refused("open the address that cerwizard printed; it works once, in one browser")
            if not answer.prepared:
                answer.headers.update(self.headers)
            return answer

        return guarded

    def _refusal(self, request: web.Request) -> web.Response | None:
        """Refuse what does not come from this machine, to this address, from this page."""
        if request.headers.get("Host") != self._authority:
            return _refused("this is not the address that cerwizard printed")
        if request.headers.get("Origin", self.origin) != self.origin:
            return _refused("another page may not talk to cerwizard")
        if request.path.startswith("/ws") and "Origin" not in request.headers:
            return _refused("only a browser may open a window")
        return None

    def _exchange(self, request: web.Request) -> web.Response | None:
        """Take the token, once, and send the browser on to the page without it."""
        given = request.query.get(TOKEN)
        if given is None or request.path != "/" or self._is_known(request):
            return None
        if self._is_token_used or not _same(given, self.token):
            return _refused("this token is used up or wrong; start `cerwizard serve` again for a new one")
        self._is_token_used = True
        answer = web.Response(status=303, headers={"Location": "/"})
        answer.set_cookie(COOKIE, self._session, httponly=True, samesite="Strict", path="/")
        return answer

    def _is_known(self, request: web.Request) -> bool:
        return _same(request.cookies.get(COOKIE, ""), self._session)


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), wanted.encode())


def _refused(reason: str) -> web.Response:
    return web.Response(status=403, text=f"Refused: {reason}.\n")
