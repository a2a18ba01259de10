"""The `spectriage_codes` component."""
