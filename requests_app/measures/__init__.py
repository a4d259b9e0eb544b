"""How long it took and where: spells by holder, survival curves, rates, returns."""
