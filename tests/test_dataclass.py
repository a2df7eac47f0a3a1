"""Our dataclasses do what those of the standard library do, and compile nothing before it is needed."""

from __future__ import annotations

import ast
import builtins
import dataclasses
import pickle
from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar

import pytest

from cerwizard.dataclass import dataclass
from tests.house.repository import trees

Make = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Point:
    """Two numbers, a list that starts empty, and what nobody compares."""

    x: int
    y: int = 2
    seen: list[int] = dataclasses.field(default_factory=list, compare=False)
    total: int = dataclasses.field(init=False, repr=False, compare=False)
    KNOWN: ClassVar[int] = 9
    far: bool = dataclasses.field(init=False, repr=False, compare=False, default=False)

    def __post_init__(self) -> None:
        if self.y > 4:
            object.__setattr__(self, "far", True)
        object.__setattr__(self, "total", self.x + self.y)


@dataclass(frozen=True, kw_only=True)
class Base:
    """One key, by its name alone."""

    name: str = "base"

    @cached_property
    def loud(self) -> str:
        """Its name, told to everyone."""
        return self.name.upper()


@dataclass(frozen=True, kw_only=True)
class Child(Base):
    """One key more, which has to be given."""

    age: int


@dataclass(slots=True)
class Changing:
    """What may change is not hashed."""

    found: int


@dataclass(frozen=True, eq=False)
class Itself:
    """Only the same is equal."""

    found: int


def test_the_constructor_takes_what_the_fields_say() -> None:
    """Defaults, what is made anew for each, and what is set at the end."""
    first, second = Point(1), Point(x=1, y=5, seen=[3])

    assert (first.x, first.y, first.seen, first.total, first.far) == (1, 2, [], 3, False)
    assert (second.y, second.seen, second.total, second.far) == (5, [3], 6, True)
    assert Point(1).seen is not first.seen


@pytest.mark.parametrize(
    ("made", "given"), [(Point, {}), (Point, {"x": 1, "total": 4}), (Child, {"name": "a"})], ids=str
)
def test_wrong_arguments_are_refused(made: Make, given: dict[str, object]) -> None:
    """What is missing, and what nobody may give."""
    with pytest.raises(TypeError, match=rf"{made.__qualname__}\.__init__\(\)"):
        made(**given)


def test_equal_is_what_has_equal_values_and_the_same_class() -> None:
    """What is not compared makes no difference."""
    assert Point(1, seen=[1]) == Point(1, seen=[2])
    assert hash(Point(1, seen=[1])) == hash(Point(1, seen=[2]))
    assert Point(1) != Point(2)
    assert Base(name="a") != Child(name="a", age=1)
    assert Changing(1) == Changing(1)
    assert Itself(1) != Itself(1)
    assert len({Itself(1), Itself(1)}) == 2


def test_a_method_written_in_the_class_stays() -> None:
    """Its own constructor and its own way to compare."""

    @dataclass(slots=True)
    class Own:
        """Says itself how it is made and compared."""

        found: int

        def __init__(self) -> None:
            self.found = 3

        def __eq__(self, other: object) -> bool:
            return other == self.found

    assert Own() == 3


def test_what_may_change_is_not_hashed() -> None:
    """As in the standard library."""
    with pytest.raises(TypeError):
        hash(Changing(1))


def test_it_prints_as_the_standard_library_does() -> None:
    """The class and every field, but those kept out."""
    assert repr(Point(1)) == "Point(x=1, y=2, seen=[])"
    assert repr(Child(age=3)) == "Child(name='base', age=3)"


def test_it_is_replaced_matched_pickled_and_kept_small() -> None:
    """What the standard library offers for dataclasses works."""
    point = Point(1, seen=[4])

    match dataclasses.replace(Changing(1), found=7):
        case Changing(found):
            assert found == 7
    back = pickle.loads(pickle.dumps(point))
    assert (back, back.seen, back.total) == (point, [4], 3)
    assert not hasattr(point, "__dict__")
    assert Child(age=1).loud == "BASE"


def test_nothing_is_compiled_before_the_first_object(monkeypatch: pytest.MonkeyPatch) -> None:
    """A class costs what naming its fields costs; its constructor is compiled once."""
    compiled: list[object] = []
    run = exec

    def noted(*arguments: Any) -> None:
        compiled.append(arguments)
        run(*arguments)

    monkeypatch.setattr(builtins, "exec", noted)

    @dataclass(frozen=True, slots=True)
    class Fresh:
        """A class of its own."""

        found: int

    before = len(compiled)
    made = [Fresh(1), Fresh(2)]

    assert (before, len(compiled), made[1].found) == (0, 1, 2)


def test_every_dataclass_of_the_package_is_ours() -> None:
    """The standard library's compiles six methods for each class while the app starts."""
    others = [
        path
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
        if "dataclass" in [alias.name for alias in node.names]
    ]

    assert [path for path in others if path.name != "dataclass.py"] == []
