LoopProbe.main()
