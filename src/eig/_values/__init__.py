"""What every value rests on: rules, faults and their words. Private: results speak for it."""
