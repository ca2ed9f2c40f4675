"""The shell: base templates, navigation, home page, workspaces, static files."""
