"""The law as data: each route, its parties, states, acts, clocks, papers, required contents and grounds for refusal."""
