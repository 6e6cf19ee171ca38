"""Rules at work: which could fire, what they relate, what silences them, what they say."""
