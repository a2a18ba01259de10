"""The `spectriage_recogniser` component."""
