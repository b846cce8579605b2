"""Where pickles written before the packages of the ground had their names look for them."""
