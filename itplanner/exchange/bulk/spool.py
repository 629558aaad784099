"""Rows that wait: in memory while they are few, in a temporary file when they are many."""

import json
import weakref
from collections.abc import Iterator, Sequence
from tempfile import SpooledTemporaryFile
from typing import Any

IN_MEMORY = 30_000
"""So many rows are kept in memory."""
AT_ONCE = 1000
"""So many rows are written together."""


class Spool:
    """Rows of plain values, in the order in which they were put."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY, mode="w+", encoding="utf-8", newline="")  # noqa: SIM115 - see below
        weakref.finalize(self, self._file.close)
        self._first: list[Sequence[Any]] = []
        self._waiting: list[Sequence[Any]] = []
        self._count = 0

    def put(self, row: Sequence[Any]) -> None:
        """Take one more row."""
        self._count += 1
        if self._count <= IN_MEMORY:
            self._first.append(row)
            return
        self._waiting.append(row)
        if len(self._waiting) == AT_ONCE:
            self._write()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Sequence[Any]]:
        yield from self._first
        self._write()
        self._file.seek(0)
        for line in self._file:
            yield from json.loads(line)

    def _write(self) -> None:
        if self._waiting:
            self._file.seek(0, 2)
            self._file.write(json.dumps(self._waiting, ensure_ascii=True))
            self._file.write("\n")
            self._waiting = []
