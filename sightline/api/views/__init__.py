"""Operations of the API, and the pages on which keys are kept."""
