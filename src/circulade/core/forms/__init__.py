"""Forms of `core`: filters of its lists, and what an office may change on a letter."""
