"""The `spectriage_entities` component."""
