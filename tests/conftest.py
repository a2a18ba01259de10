"""Shared fixtures: no network, fixed seeds, where `../shared` is."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples at every run; SPECTRIAGE_EXPLORE=1 looks for new ones.
settings.register_profile("same", derandomize=True)
if not os.environ.get("SPECTRIAGE_EXPLORE"):
    settings.load_profile("same")

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SPECTRIAGE_SHARED", CHECKOUT.parent / "shared"))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("spectriage opens no network connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def shared() -> Path:
    if not (SHARED / "bench").is_dir():
        pytest.skip(f"no bench at {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def triager():
    import spectriage

    return spectriage.load()
