"""How a workshop reaches everybody: WebSocket and HTTP routes."""
