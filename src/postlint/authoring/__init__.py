"""Rules as people write them: read, checked, explained, tried on their own examples, and compiled."""
