"""Rule sets, their editor, and selection runs: for calls and for seats."""
