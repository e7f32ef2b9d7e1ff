"""What can be done about the people who sign in. Callers import the module of the subject."""
