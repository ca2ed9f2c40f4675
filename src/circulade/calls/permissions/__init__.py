"""Who may do what with calls, applications and assessments, one subject per file."""
