"""Who does what to whom, and what is denied or imagined: questions asked of a sentence's tree."""
