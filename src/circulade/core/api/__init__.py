"""What the routers of all apps share: problem details and bounded pages."""
