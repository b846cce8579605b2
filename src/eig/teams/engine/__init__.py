"""The engine that composes: from a problem to whole numbers, and from these to a proven cohort."""
