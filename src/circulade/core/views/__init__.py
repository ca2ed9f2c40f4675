"""Pages of `core`: audit trail, queue, letters, runs, search, downloads, health."""
