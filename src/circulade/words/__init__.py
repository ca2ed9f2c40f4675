"""Words of any language: folded, written in Latin letters, stemmed; below everything that reads texts."""
