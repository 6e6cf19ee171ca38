"""What the words of a post, weighed together, have in common with posts that went wrong."""
