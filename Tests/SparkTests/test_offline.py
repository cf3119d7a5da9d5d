"""Everything here works without a network: `make test-spark` starts it in one of its own."""

from __future__ import annotations

import socket

import pytest


def test_nothing_can_be_reached_but_this_machine() -> None:
    names = [name for _, name in socket.if_nameindex()]
    if names != ["lo"]:
        pytest.skip(f"no network of its own could be made: the tests see {', '.join(names)}")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stream, pytest.raises(OSError):
        stream.connect(("192.0.2.1", 53))
