"""Goods of a paper: from tables under known and unknown heads, from free lines, from sentences."""
