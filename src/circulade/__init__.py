"""Circulade: a workbench for the offices that help cities and regions become circular."""

__version__ = "0.1.0"
