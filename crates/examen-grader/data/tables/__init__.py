"""Steps of build.py, one file a step; see ../README.md for what they make and from what."""
