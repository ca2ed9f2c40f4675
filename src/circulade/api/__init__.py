"""The read API: it gathers each app's router at /api/v1 and answers every error with problem details."""
