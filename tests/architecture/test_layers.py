"""A floor imports only floors below it; rooms of one floor do not know each other."""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src" / "spectriage"

FLOORS = {
    "errors": 0, "version": 0, "modelstore": 0, "vocabulary": 0, "report": 0,
    "documents": 1,
    "parameters": 2, "language": 2, "classify": 2, "lists": 2, "papers": 2,
    "triage": 3,
    "cases": 4, "batch": 4, "store": 4, "evaluation": 4, "retraining": 4,
    "review": 5,
    "cli": 6,
}  # fmt: skip
# Floor 0: who may know whom there; the nouns know only errors and each other in this order.
GROUND = {
    "errors": set(), "version": set(), "modelstore": {"errors"}, "vocabulary": {"errors"},
    "report": {"errors", "vocabulary"},
}  # fmt: skip


def room_of(path: Path) -> str:
    parts = path.relative_to(SRC).parts
    return parts[0] if len(parts) > 1 else path.stem


def imported_rooms(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    rooms = set()
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "spectriage" else [
                f"spectriage.{alias.name}" for alias in node.names
            ]  # fmt: skip
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name.startswith("spectriage."):
                rooms.add(name.split(".")[1])
    return rooms


MODULES = sorted(path for path in SRC.rglob("*.py") if path != SRC / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SRC)))
def test_module_imports_only_lower_floors(path):
    room = room_of(path)
    if room == "__main__":
        return
    assert room in FLOORS, f"{room} is in no floor of the table"
    for other in imported_rooms(path) - {room}:
        assert other in FLOORS, f"{path} imports unknown room {other}"
        if FLOORS[room] == 0:
            assert other in GROUND[room], f"{room} may not know {other}"
        else:
            assert FLOORS[other] < FLOORS[room], f"{room} imports {other}, which is not below it"


def test_modules_never_import_the_package_root_or_their_room():
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path} has a relative import"
                assert node.module != "spectriage" or room_of(path) == "cli", path


@pytest.mark.parametrize("room", ["classify", "lists"])
def test_item_scoring_takes_no_party_and_no_country(room):
    forbidden = {"party", "parties", "country", "consignee", "end_user", "vendor", "nationality"}
    for path in (SRC / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                named = {argument.arg for argument in node.args.args + node.args.kwonlyargs}
                assert named.isdisjoint(forbidden), f"{path}: {node.name}"
