"""A small encoder for tests: it knows what six words of two languages mean."""

import numpy as np

THINGS = {"wood": 0, "holz": 0, "glass": 1, "glas": 1, "wool": 2, "wolle": 2}
GERMAN = {"holz", "glas", "wolle"}


class Dictionary:
    """Vectors of one language lean strongly one way, as those of real encoders do; `asked` counts the texts read."""

    name = "dictionary 1"
    asked = 0

    def embed(self, texts: list[str], kind: str) -> np.ndarray:
        """Return a vector for each text."""
        type(self).asked += len(texts)
        vectors = np.zeros((len(texts), 5))
        for row, text in enumerate(texts):
            for word in text.casefold().split():
                if word in THINGS:
                    vectors[row, THINGS[word]] += 1
                vectors[row, 3 if word in GERMAN else 4] += 5
        return vectors
