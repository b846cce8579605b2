"""Words: templates, languages, how a page sets them. Private: `eig.reasons` gives what users take."""
