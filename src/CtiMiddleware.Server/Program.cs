return await CtiMiddleware.Server.ServerProgram.RunAsync(args, Console.Out, Console.Error);
