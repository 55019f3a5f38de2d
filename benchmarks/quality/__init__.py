"""How good the ranking is: question sets, their variants, the measures and the gate."""
