"""What must happen next, by whom, by when; and the reminders that see to it."""
