"""Forms of the app `matchmaking`."""
