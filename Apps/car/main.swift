import Console

await CarProgram.program.main(CarProgram.handlers)
