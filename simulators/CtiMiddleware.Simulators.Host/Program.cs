using CtiMiddleware.Simulators.Host;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The first Ctrl+C ends in order, a second one at once.
    pressed.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
return await SimProgram.RunAsync(args, Console.Out, Console.Error, stop.Token);
