StateWriter.main()
