"""The frame around the sheets: heads of pages, agenda, timer, projector and what people join by."""
