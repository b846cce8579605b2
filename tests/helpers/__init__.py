"""What several test modules share: drawn problems, brute force, reference topics, and the examples of the docs."""
