"""Calendar subscriptions: private links that show follow-ups and meetings in people's calendars."""
