"""From a box's text to results: the query, the engine-neutral plan and what comes back."""
