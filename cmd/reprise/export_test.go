package main

// Main lets the scripts run the whole program, signals and exit status included.
func Main() { main() }
