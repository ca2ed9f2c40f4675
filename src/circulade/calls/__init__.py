"""Calls, questions, applications, eligibility, assessments and decisions."""
