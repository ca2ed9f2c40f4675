"""People who sign in, programmes, teams, roles, claim links, API tokens, consent."""
