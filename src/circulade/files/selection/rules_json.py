"""Rules as JSON, in and out; `rules.schema.json` beside this module describes the format."""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, Literal

from circulade.engines.selection import (
    Bound,
    Cap,
    Decision,
    Group,
    Priority,
    Rules,
    Spread,
    Threshold,
    Track,
)
from circulade.files.selection.reading import Reader, RuleProblem, RulesRefused
from circulade.files.table import FileError, Trouble, decoded
from circulade.files.whole_text import broken_piece_of_json

KEYS = (
    "weights",
    "scale",
    "thresholds",
    "bounds",
    "caps",
    "priority",
    "spread",
    "exclude",
    "include",
    "together",
    "apart",
    "preference",
    "reserve",
    "min_assessments",
    "seed",
)
GROUP = ("value", "in", "from", "below")


def read_rules(content: bytes, *, file: str = "rules.json") -> Rules:
    """Read rules, or raise `FileError` with every problem by its JSON path."""
    try:
        value = json.loads(
            decoded(content, file=file),
            parse_float=Decimal,
            parse_constant=_no_constant,
            object_pairs_hook=_unique,
        )
        if piece := broken_piece_of_json(value):
            raise FileError([Trouble(file, 0, "", f"{piece} holds half a letter: write the text again")])
        return rules_from_dict(value)
    except json.JSONDecodeError as error:
        message = f"is not JSON: {error.msg} (column {error.colno})"
        raise FileError([Trouble(file, error.lineno, "", message)]) from None
    except RulesRefused as error:
        raise FileError([Trouble(file, 0, "", str(problem)) for problem in error.problems]) from None
    except RecursionError:
        raise FileError([Trouble(file, 0, "", "cannot be read: it is nested too deeply")]) from None
    except (ValueError, InvalidOperation) as error:
        if isinstance(error, FileError):
            raise
        why = "a number in it has thousands of digits" if "digits" in str(error) else str(error)
        raise FileError([Trouble(file, 0, "", f"cannot be read: {why}")]) from None


def rules_from_dict(value: Any) -> Rules:
    """Read rules from plain JSON values, or raise `RulesRefused` with every problem by its path."""
    reader = _Rules()
    rules = reader.rules(value)
    if reader.problems or rules is None:
        raise RulesRefused(tuple(reader.problems))
    return rules


def _no_constant(name: str) -> None:
    raise RulesRefused((RuleProblem("", f"{name} is not a number that can be used"),))


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise RulesRefused(
            tuple(RuleProblem("", f"the key {key!r} stands twice in one object") for key in twice)
        )
    return dict(pairs)


class _Rules(Reader):
    def rules(self, value: Any) -> Rules | None:
        given = self.record("", value, required=("tracks",), optional=KEYS)
        if given is None:
            return None
        if given["tracks"] == []:
            self.wrong("tracks", "must name at least one track")
        weights, spread, seed = given.get("weights"), given.get("spread"), given.get("seed")
        return Rules(
            tracks=self.several("tracks", given["tracks"], self.track),
            weights=None if weights is None else self.weights(weights),
            scale=self.scales(given.get("scale") or {}),
            thresholds=self.several("thresholds", given.get("thresholds"), self.threshold),
            bounds=self.several("bounds", given.get("bounds"), self.bound),
            caps=self.several("caps", given.get("caps"), self.cap),
            priority=self.several("priority", given.get("priority"), self.priority),
            spread=None if spread is None else self.spread(spread),
            exclude=self.several("exclude", given.get("exclude"), self.decision),
            include=self.several("include", given.get("include"), self.decision),
            together=self.several("together", given.get("together"), self.refs),
            apart=self.several("apart", given.get("apart"), self.refs),
            preference=self.flag("preference", given.get("preference", False)),
            reserve=self.whole("reserve", given.get("reserve", 0)),
            min_assessments=self.whole("min_assessments", given.get("min_assessments", 1), least=1, most=100),
            seed=None if seed is None else self.seed(seed),
        )

    def seed(self, value: Any) -> str:
        if not isinstance(value, str):
            self.wrong("seed", "must be a text")
            return ""
        return value

    def track(self, path: str, value: Any) -> Track | None:
        given = self.record(path, value, required=("name",), optional=("places", "least", "most"))
        if given is None:
            return None
        name = self.text(f"{path}.name", given["name"])
        if "|" in name or ":" in name:
            self.wrong(f"{path}.name", "must not contain | or :")
        if "places" in given and not {"least", "most"} & given.keys():
            places = self.whole(f"{path}.places", given["places"])
            return Track(name, places, places)
        if "places" in given or not {"least", "most"} <= given.keys():
            self.wrong(path, "needs either places or least and most")
            return None
        least, most = (self.whole(f"{path}.{key}", given[key]) for key in ("least", "most"))
        if least > most:
            self.wrong(path, f"least {least} is more than most {most}")
        return Track(name, least, most)

    def weights(self, value: Any) -> Mapping[str, int]:
        if not isinstance(value, Mapping):
            self.wrong("weights", "must be an object of criterion and weight")
            return {}
        return {name: self.whole(f"weights.{name}", weight, most=1000) for name, weight in value.items()}

    def scales(self, value: Any) -> Mapping[str, tuple[Fraction, Fraction]]:
        if not isinstance(value, Mapping):
            self.wrong("scale", "must be an object of criterion and [least, most]")
            return {}
        scales = {}
        for name, limits in value.items():
            numbers = self.several(f"scale.{name}", limits, self.number)
            if len(numbers) == 2 and numbers[0] < numbers[1]:
                scales[name] = (numbers[0], numbers[1])
            else:
                self.wrong(f"scale.{name}", "must be [least, most]")
        return scales

    def named_track(self, path: str, given: Mapping[str, Any]) -> str | None:
        track = given.get("track")
        return None if track is None else self.text(f"{path}.track", track)

    def threshold(self, path: str, value: Any) -> Threshold | None:
        given = self.record(path, value, required=("criterion", "least"), optional=("track",))
        if given is None:
            return None
        criterion = self.text(f"{path}.criterion", given["criterion"])
        least = self.number(f"{path}.least", given["least"])
        return Threshold(criterion, least, self.named_track(path, given))

    def group(self, path: str, given: Mapping[str, Any]) -> Group:
        attribute = self.text(f"{path}.attribute", given["attribute"])
        named = [key for key in GROUP if given.get(key) is not None]
        if named not in (["value"], ["in"], ["from"], ["below"], ["from", "below"]):
            self.wrong(path, "needs exactly one of value, in, or from and below")
            return Group(attribute)
        if named[0] == "value":
            return Group(attribute, (self.scalar(f"{path}.value", given["value"]),))
        if named[0] == "in":
            values = self.several(f"{path}.in", given["in"], self.scalar)
            if not values:
                self.wrong(f"{path}.in", "must name at least one value")
            return Group(attribute, tuple(sorted(set(values))))
        start, below = (
            self.number(f"{path}.{key}", given[key]) if key in named else None for key in ("from", "below")
        )
        if start is not None and below is not None and start >= below:
            self.wrong(path, "from must be less than below")
        return Group(attribute, (), start, below)

    def bound(self, path: str, value: Any) -> Bound | None:
        optional = (*GROUP, "least", "most", "track")
        given = self.record(path, value, required=("attribute",), optional=optional)
        if given is None:
            return None
        least, most = (self.amount(f"{path}.{key}", given.get(key)) for key in ("least", "most"))
        if given.get("least") is None and given.get("most") is None:
            self.wrong(path, "needs least or most")
        if isinstance(least, int) and isinstance(most, int) and least > most:
            self.wrong(path, f"least {least} is more than most {most}")
        return Bound(self.group(path, given), least, most, self.named_track(path, given))

    def cap(self, path: str, value: Any) -> Cap | None:
        given = self.record(path, value, required=("attribute", "most"), optional=("track",))
        if given is None:
            return None
        most = self.amount(f"{path}.most", given["most"])
        if given["most"] is None:
            self.wrong(f"{path}.most", "must be a count or a share")
        attribute = self.text(f"{path}.attribute", given["attribute"])
        return None if most is None else Cap(attribute, most, self.named_track(path, given))

    def priority(self, path: str, value: Any) -> Priority | None:
        optional = (*GROUP, "mode", "points", "least")
        given = self.record(path, value, required=("attribute",), optional=optional)
        if given is None:
            return None
        mode: Literal["first", "bonus", "share"] = given.get("mode", "first")
        if mode not in ("first", "bonus", "share"):
            self.wrong(f"{path}.mode", "must be first, bonus or share")
        for key, belongs in (("points", "bonus"), ("least", "share")):
            if (given.get(key) is not None) != (mode == belongs):
                self.wrong(path, f"{key!r} goes with mode {belongs!r}, and only with it")
        points = given.get("points")
        return Priority(
            self.group(path, given),
            mode,
            None if points is None else self.number(f"{path}.points", points),
            self.amount(f"{path}.least", given.get("least")),
        )

    def spread(self, value: Any) -> Spread | None:
        given = self.record("spread", value, required=("attribute",))
        return None if given is None else Spread(self.text("spread.attribute", given["attribute"]))

    def decision(self, path: str, value: Any) -> Decision | None:
        given = self.record(path, value, required=("ref", "reason"))
        if given is None:
            return None
        return Decision(self.text(f"{path}.ref", given["ref"]), self.text(f"{path}.reason", given["reason"]))

    def refs(self, path: str, value: Any) -> tuple[str, ...]:
        refs = self.several(path, value, self.text)
        if len(set(refs)) < 2 or len(set(refs)) < len(refs):
            self.wrong(path, "must name at least two different applicants")
        return refs
