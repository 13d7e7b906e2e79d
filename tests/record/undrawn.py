"""Records of which nobody looks at the pictures: setting a text in one takes long."""

from matplotlib.backends import backend_agg


class Dot:
    """What a figure is drawn on: one dot."""

    def __init__(self, _figure):
        pass

    def draw(self):
        pass

    def get_width_height(self):
        return 1, 1

    def buffer_rgba(self):
        return bytes(4)


def draw_dots(patch):
    """Draw each picture as one dot, as long as a monkeypatch holds."""
    patch.setattr(backend_agg, "FigureCanvasAgg", Dot)
