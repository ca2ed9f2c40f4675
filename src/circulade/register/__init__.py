"""The living register: territories, organisations, contacts, projects, participations."""
