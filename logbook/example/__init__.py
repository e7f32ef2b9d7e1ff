"""The example: what a letter to the House tells, as records, and a present made up around today."""
