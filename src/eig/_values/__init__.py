"""What every value rests on: fields, rules, faults, names, exact numbers, entry. Private."""
