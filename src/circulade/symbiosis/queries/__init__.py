"""Reads of industrial symbiosis."""
