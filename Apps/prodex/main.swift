import Console

await ProdexProgram.program.main()
