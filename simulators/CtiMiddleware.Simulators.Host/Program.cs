using System.Runtime.InteropServices;
using CtiMiddleware.Simulators.Host;
using CtiMiddleware.Simulators.Host.Progress;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The first Ctrl+C ends in order, a second one at once.
    pressed.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};

// The web host of the control API takes the signal for itself: without this the program would go on without it.
using var terminated = PosixSignalRegistration.Create(
    PosixSignal.SIGTERM,
    signal =>
    {
        signal.Cancel = true;
        stop.Cancel();
    }
);
return await SimProgram.RunAsync(args, Console.Out, TerminalText.OfConsole(), stop.Token);
