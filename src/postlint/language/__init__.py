"""spaCy: the Doc of a reading, and what is looked for in it."""
