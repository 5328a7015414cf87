// A program for the tests of Storage to start several times at once, and to kill.
runWriter(CommandLine.arguments)
