RootMover.main()
