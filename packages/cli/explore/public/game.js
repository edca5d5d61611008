globalThis.folkwaysGame = null;
