"""Need and offer cards, and who stated them."""
