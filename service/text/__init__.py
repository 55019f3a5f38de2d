"""Vietnamese characters, syllables and compounds: pure functions over strings."""
