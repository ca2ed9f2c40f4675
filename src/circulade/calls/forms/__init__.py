"""Forms of calls, one subject per file."""
