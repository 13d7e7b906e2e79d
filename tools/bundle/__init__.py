"""One folder that runs without internet and without administrator rights."""
