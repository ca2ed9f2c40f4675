"""Write SVG elements: presentation attributes only, so the strictest content policy shows them.

Neither a style element nor a style attribute is ever written. Text stays text.
"""

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr


def number(value: float) -> str:
    """Write a coordinate with at most two decimals, the same on every machine."""
    rounded = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if rounded == "-0" else rounded


def element(name: str, attributes: Mapping[str, str], *content: str) -> str:
    """Write one element; `content` is markup already written by this module."""
    head = name + "".join(f" {key}={quoteattr(printable(value))}" for key, value in attributes.items())
    return f"<{head}>{''.join(content)}</{name}>" if content else f"<{head}/>"


def text_element(name: str, attributes: Mapping[str, str], text: str) -> str:
    """Write one element that holds plain text."""
    return element(name, attributes, escape(printable(text)))


def printable(text: str) -> str:
    """Replace what XML cannot hold (most control characters, half surrogates) by a question mark in a box."""
    return "".join(char if _allowed(ord(char)) else "\N{REPLACEMENT CHARACTER}" for char in text)


def _allowed(code: int) -> bool:
    return code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def rect(x: float, y: float, width: float, height: float, **attributes: str) -> str:
    """Write a rectangle."""
    box = {"x": number(x), "y": number(y), "width": number(width), "height": number(height)}
    return element("rect", {**box, **_dashed(attributes)})


def line(x1: float, y1: float, x2: float, y2: float, **attributes: str) -> str:
    """Write a straight line."""
    ends = {"x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2)}
    return element("line", {**ends, **_dashed(attributes)})


def label(x: float, y: float, text: str, **attributes: str) -> str:
    """Write a line of text whose baseline starts at (x, y)."""
    return text_element("text", {"x": number(x), "y": number(y), **_dashed(attributes)}, text)


def _dashed(attributes: Mapping[str, str]) -> dict[str, str]:
    """Turn Python's names into SVG's: `class_` to class, `text_anchor` to text-anchor."""
    return {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
