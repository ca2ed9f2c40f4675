"""Events: programme, registrations, seats by rule, stands, documents."""
