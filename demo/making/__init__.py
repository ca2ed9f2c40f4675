"""What the demo programme is made of: names, words and rules of thumb for invented applicants."""
