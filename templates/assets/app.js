// What every page loads; each page works without it.
