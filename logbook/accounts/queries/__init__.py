"""What can be asked about the people who sign in. Every colleague may know of every other."""
