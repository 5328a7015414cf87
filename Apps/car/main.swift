import Console

await CarProgram.program.main()
