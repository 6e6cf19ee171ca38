"""From reports to what people and programs read: text and JSON, one post at a time."""
