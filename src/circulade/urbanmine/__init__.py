"""The urban mine: what is in the stock of a territory, when it comes out, and what can be recovered."""
