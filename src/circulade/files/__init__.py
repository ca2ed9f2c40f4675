"""Files read and write what engines take and give; no Django."""
