import Glibc

exit(BackendProgram.run(Array(CommandLine.arguments.dropFirst())))
