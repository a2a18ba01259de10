"""The `spectriage_repeats` component."""
