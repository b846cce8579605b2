"""Drawing: SVG, HTML and pages. Private: results show themselves."""
