"""Official code lists as data, with typed loaders; no Django."""
