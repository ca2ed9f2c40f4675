"""Pages of the app `register`."""
