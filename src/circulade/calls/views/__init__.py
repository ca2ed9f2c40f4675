"""Pages of the app `calls`."""
