"""Peer tables: what people bring, and what comes of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Peer:
    """One person: the languages they speak, the challenges they have, and those they have solved."""

    ref: str
    languages: tuple[str, ...]
    has: tuple[str, ...] = ()
    solved: tuple[str, ...] = ()
    can_host: bool = False


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a table talks about; `host` is who leads it, where that is set."""

    ref: str
    host: str | None = None


@dataclass(frozen=True, slots=True)
class PeerTable:
    """A table: its challenge and language, its host, who has the challenge and who has solved it (the host apart)."""

    challenge: str
    language: str
    host: str
    having: tuple[str, ...]
    solved: tuple[str, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody at the table but the host."""
        return tuple(sorted({*self.having, *self.solved}))


@dataclass(frozen=True, slots=True)
class PeerTables:
    """The tables, who is at none and why, and whether no other tables seat more people (`optimal`)."""

    tables: tuple[PeerTable, ...]
    unseated: tuple[tuple[str, str], ...]
    seated: int
    optimal: bool
    seed: str
