"""The `spectriage_claims` component."""
