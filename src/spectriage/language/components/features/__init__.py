"""The `spectriage_features` component."""
