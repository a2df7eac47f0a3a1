"""The app in a browser on the same machine: loopback only, opened by a token that works once."""

from cerwizard.serve.server import serve

__all__ = ["serve"]
