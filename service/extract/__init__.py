"""The domain's grammar: text in, numbers, dates, people and references with spans out."""
