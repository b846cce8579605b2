"""Mathematics that two rooms need and neither owns."""
