"""What every app stands on: audit trail, runs, queue, letters, attachments, search, design tags."""
