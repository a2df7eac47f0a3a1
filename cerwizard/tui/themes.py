"""A theme for eyes and beamers that need it: black, white and two strong colours."""

from __future__ import annotations

from textual.theme import Theme

HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#00ffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    success="#00ff00",
    warning="#ffff00",
    error="#ff8080",
    dark=True,
    variables={
        "border": "#ffff00",
        "border-blurred": "#ffffff",
        "foreground-muted": "#e0e0e0",
        "text-muted": "#e0e0e0",
        "block-cursor-background": "#0000a0",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#0000a0",
        "block-cursor-blurred-foreground": "#ffffff",
        "footer-key-foreground": "#ffff00",
        "footer-background": "#000000",
        "footer-foreground": "#ffffff",
        "footer-description-foreground": "#ffffff",
    },
)
"""Nothing muted: at least 7:1 everywhere (WCAG 2, level AAA)."""
