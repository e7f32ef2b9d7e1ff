"""Who changed what, and what left the system: append-only, chained, knows people by id only."""
