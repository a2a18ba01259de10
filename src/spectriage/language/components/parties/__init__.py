"""The `spectriage_parties` component."""
