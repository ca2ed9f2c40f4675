"""Industrial symbiosis: who has what, who could use it, and each link from the idea to verified."""
