import Console

await Tour.program.main(Tour.handlers)
