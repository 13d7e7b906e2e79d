"""The next round of a programme: what is offered, what goes on, what came of it."""
