"""The organisation's own profile, `postlint.toml`: who it is, what is in force when, which rules it changes."""
