"""Pages of the app `matchmaking`."""
