"""What happens in a workshop: operations, who may do and see what, and who is there."""

from kasane.workshop.access import Actor
from kasane.workshop.beginning import NewWorkshop
from kasane.workshop.doors import Entrance
from kasane.workshop.entrances import Entered
from kasane.workshop.model import Role
from kasane.workshop.operations.perform import Done
from kasane.workshop.service import Workshops

__all__ = ["Actor", "Done", "Entered", "Entrance", "NewWorkshop", "Role", "Workshops"]
