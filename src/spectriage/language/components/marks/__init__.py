"""The `spectriage_marks` component."""
