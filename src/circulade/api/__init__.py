"""The HTTP API: one NinjaAPI object that mounts each app's router at /api/v1."""
