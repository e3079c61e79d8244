"""Fields and wording of every form about a missing episode or a trigger plan."""
