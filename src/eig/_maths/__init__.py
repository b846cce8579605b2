"""Mathematics that several rooms use: no people, no seats, only numbers."""
