"""What an event prints: social card, badges, certificates, report. Data in, PDF, PNG or DOCX out."""
