"""Letters: the one door by which words about a child leave on paper, to a practice, a school or a parent."""
