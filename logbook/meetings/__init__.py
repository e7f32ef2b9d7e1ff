"""The dialogue itself: meetings, who sat there, and what was said."""
