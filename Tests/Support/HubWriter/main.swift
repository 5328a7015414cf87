HubWriter.main()
