"""A small publishing tool that asks postlint before anything goes out."""
