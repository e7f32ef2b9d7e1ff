"""The search of people and programs: page, JSON and index of all that can be found."""
