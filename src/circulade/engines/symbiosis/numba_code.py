"""Compiled code, where it can be had."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


@cache
def loaded(module: str) -> ModuleType | None:
    """Return a module of compiled code, or None where numba is missing or nowhere to keep what it compiles."""
    if find_spec("numba") is None:
        return None
    try:
        return import_module(module)
    except RuntimeError:  # there is no folder in which compiled code could be kept
        return None
