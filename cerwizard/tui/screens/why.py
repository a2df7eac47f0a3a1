"""Why the class is what it is: a tree of rules and answers, beside the clause in our words."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from rich.text import Text as TreeLabel
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static, Tree
from textual.widgets.tree import TreeNode

from cerwizard.assessment import CLASS, Assessment, Flip, flips
from cerwizard.sitting import WhyLine, deciding_use, line_of_flips, tree
from cerwizard.tui import commands as c
from cerwizard.tui.looks import LABEL
from cerwizard.tui.screens.walking import Spot
from cerwizard.tui.widgets import KeyBar, Scroll, Text


class WhyTree(Tree[WhyLine], inherit_bindings=False):
    """Rules and answers to go through."""

    ICON_NODE = "+ "
    ICON_NODE_EXPANDED = "  "
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor_down", "Down", show=False),
        Binding("up", "cursor_up", "Up", show=False),
        Binding("home", "scroll_home", "First", show=False),
        Binding("end", "scroll_end", "Last", show=False),
        Binding("space,enter", "toggle_node", "Open or close", show=True),
        Binding("right", "open", "Open", show=False),
        Binding("left", "close", "Close", show=False),
    ]
    DEFAULT_CSS = """
    WhyTree {
        width: 3fr;
        padding: 0 1;
        background: $background;
        scrollbar-size: 1 1;
        overflow-x: hidden;
    }
    """

    def on_resize(self) -> None:
        """Cut the lines to the new width."""
        self.notify_style_update()

    def render_label(self, node: TreeNode[WhyLine], base_style: Style, style: Style) -> TreeLabel:
        """Return the line, cut where the room ends; what it says whole stands beside the tree."""
        label = super().render_label(node, base_style, style)
        depth, above = 0, node.parent
        while above is not None and not above.is_root:
            depth, above = depth + 1, above.parent
        label.truncate(max(10, self.size.width - 3 - self.guide_depth * depth), overflow="ellipsis")
        return label

    def action_open(self) -> None:
        """Show what hangs on the line."""
        if self.cursor_node is not None:
            self.cursor_node.expand()

    def action_close(self) -> None:
        """Hide what hangs on the line; where nothing does, go up to what it hangs on."""
        node = self.cursor_node
        if node is not None and node.is_expanded and node.allow_expand:
            node.collapse()
        elif node is not None and node.parent is not None and not node.parent.is_root:
            self.move_cursor(node.parent)


class WhyScreen(c.CommandScreen[Spot | None]):
    """Shows the trace of each decision, and the single answers that would change it; returns a question to go to."""

    HERE = (c.OpenItsQuestion, c.CloseScreen, c.ShowHelp)
    BINDINGS: ClassVar[list[BindingType]] = c.keys(*HERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal")]
    DEFAULT_CSS = """
    WhyScreen {
        #head { height: auto; padding: 0 1; background: $panel; text-style: bold; }
        Scroll { width: 2fr; padding: 0 1; border-left: solid $border-blurred; }
        Scroll:focus { border-left: heavy $border; }
        #says { height: auto; }
        &.-narrow Horizontal { layout: vertical; }
        &.-narrow WhyTree { width: 1fr; height: 3fr; }
        &.-narrow Scroll { width: 1fr; height: 2fr; border-left: none; border-top: solid $border-blurred; }
        &.-narrow Scroll:focus { border-top: heavy $border; }
    }
    """

    _tree = query_one(WhyTree)
    _says = query_one("#says", Text)
    _scroll = query_one(Scroll)

    class Found(Message):
        """The answers that would change a decision."""

        def __init__(self, node: TreeNode[WhyLine], flips: tuple[Flip, ...]) -> None:
            super().__init__()
            self.node = node
            self.flips = flips

    def __init__(self, assessment: Assessment, use: str = "") -> None:
        """Show why; the answers that would change a decision are looked for in a use, if one is named."""
        super().__init__()
        self._assessment = assessment
        self._use = use or deciding_use(assessment)
        self._searched: set[str] = set()

    def compose(self) -> ComposeResult:
        """Lay out the tree beside what one line of it says."""
        yield Static("Why: arrows go through the tree, right opens and left closes", id="head", markup=False)
        with Horizontal():
            yield WhyTree("")
            with Scroll():
                yield Text(id="says")
        yield KeyBar()

    def on_mount(self) -> None:
        """Grow the tree, with the cursor at the first class."""
        self._tree.show_root = False
        self._tree.guide_depth = 2
        for line in tree(self._assessment):
            _grow(self._tree.root, line)
        self._tree.root.expand()
        classes = {verdict.decision.id for verdict in self._assessment.in_group(CLASS)}
        decisions = [node for regime in self._tree.root.children for node in regime.children]
        wanted = next((node for node in decisions if node.data and node.data.decision in classes), None)
        if wanted is not None:
            wanted.expand()
            self.call_after_refresh(self._tree.move_cursor, wanted)
        self._tree.focus()

    def is_available(self, command: type[c.Command]) -> bool:
        """Return whether the command makes sense at the line."""
        if command is c.OpenItsQuestion:
            return self.is_mounted and bool(self._pointed and self._pointed.question)
        return super().is_available(command)

    @on(Tree.NodeHighlighted)
    def show_line(self, event: Tree.NodeHighlighted[WhyLine]) -> None:
        """Say at length what the line is about, and look for what would change a decision."""
        line = event.node.data
        if line is None:
            return
        head = Content.styled(f"{line.sign} {line.label}".strip(), "bold")
        said = [
            Content.assemble((f"{label} ".lstrip(), LABEL), text)
            for label, text in line.says
            if text and text.rstrip(".") != line.label
        ]
        self._says.say(Content("\n\n").join([head, *said]))
        self._scroll.scroll_home(animate=False)
        self.refresh_bindings()

    @on(Tree.NodeExpanded)
    def look_closer(self, event: Tree.NodeExpanded[WhyLine]) -> None:
        """Look for the answers that would change a decision, once it is looked at."""
        line = event.node.data
        if line is not None and line.decision and line.decision not in self._searched:
            self._searched.add(line.decision)
            self._look_for_flips(event.node, line.decision)

    @on(Found)
    def show_flips(self, event: Found) -> None:
        """Hang the answers that would change it under the decision."""
        if event.node.data is not None:
            verdict = self._assessment.verdicts[event.node.data.decision]
            _grow(event.node, line_of_flips(verdict, event.flips, self._assessment))

    @on(c.OpenItsQuestion)
    def open_question(self) -> None:
        """Go to the question of the answer, asked of the use that gave it."""
        line = self._pointed
        if line is not None and line.question:
            self.dismiss(Spot(line.question, line.use))

    @on(c.CloseScreen)
    def go_back(self) -> None:
        """Go back to the questions."""
        self.dismiss(None)

    @property
    def _pointed(self) -> WhyLine | None:
        node = self._tree.cursor_node
        return node.data if node is not None else None

    @work(thread=True, group="flips")
    def _look_for_flips(self, node: TreeNode[WhyLine], decision: str) -> None:
        self.post_message(self.Found(node, tuple(flips(self._assessment, decision, self._use))))


def _grow(parent: TreeNode[WhyLine], line: WhyLine) -> None:
    label = TreeLabel(f"{line.sign} {line.label}".strip(), no_wrap=True)
    if line.below:
        node = parent.add(label, line, expand=line.is_open)
        for inner in line.below:
            _grow(node, inner)
    else:
        parent.add_leaf(label, line)
