namespace CtiMiddleware.Simulators.Host.Boards;

/// <summary>A simulated device on a serial line: a modem, or a switch that tells its calls over a data link.</summary>
internal static class BoardMode
{
    private const string Kinds = "gsm-modem, voice-modem, smdi";

    /// <summary>The mode.</summary>
    public static SimVerb Verb { get; } =
        new(
            "board",
            """
            A simulated device on a pseudo terminal or on TCP; stays up until Ctrl+C. What is typed is done: help lists it.
                cti-sim board gsm-modem --link /tmp/modem        a GSM modem; open /tmp/modem
                cti-sim board gsm-modem --tcp 12345              the same where a phonesim driver looks for it
                cti-sim board voice-modem --fault noise,ber=0.001
                cti-sim board smdi --profile stations:20         a PBX that tells its calls; made through the printed control API
            """,
            "gsm-modem|voice-modem|smdi [--link PATH] [--tcp PORT] [--model NAME] [--profile NAME] [--fault KIND,NAME=VALUE,...]... [--seed N]",
            static (arguments, output, error, stop) => RunAsync(arguments, Console.In, output, error, stop)
        );

    /// <summary>Runs it with other input than the console's.</summary>
    internal static async Task<int> RunAsync(
        SimArguments arguments,
        TextReader input,
        TextWriter output,
        TextWriter error,
        CancellationToken stop
    )
    {
        await using var board = await StartAsync(arguments, stop);
        foreach (var line in board.Greeting)
            await output.WriteLineAsync(line);
        await output.FlushAsync(stop);
        // A console's read cannot be ended: it gets a thread that ends with the program.
        new Thread(() => Read(board, input, output, error, stop)) { IsBackground = true, Name = "cti-sim input" }.Start();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        }
        catch (OperationCanceledException)
        {
            // Asked to end.
        }
        return ExitCodes.Ok;
    }

    private static async Task<Board> StartAsync(SimArguments arguments, CancellationToken stop)
    {
        var kind = arguments.Words.Count > 0 ? arguments.Words[0] : throw new UsageException($"Name the device: {Kinds}.");
        var link = arguments.Text("link");
        int? port = arguments.Text("tcp") is null ? null : (int)arguments.Whole("tcp", 0, 0, 65535);
        var model = arguments.Text("model");
        var profile = arguments.Text("profile");
        var faults = arguments.Texts("fault");
        var seed = arguments.Seed();
        arguments.End(words: 1);
        if (model is not null && kind != "voice-modem")
            throw new UsageException("--model is for the voice modem.");
        if (profile is not null && kind != "smdi")
            throw new UsageException("--profile is for smdi.");
        return kind switch
        {
            "gsm-modem" => await GsmModemBoard.StartAsync(port, link, seed, faults, stop),
            "voice-modem" when port is not null => throw new UsageException(
                "A voice modem has no TCP port: its audio needs a terminal, which stops a writer that is too fast."
            ),
            "voice-modem" => await VoiceModemBoard.StartAsync(link, model ?? "v253", seed, faults, stop),
            "smdi" => await SmdiBoard.StartAsync(port, link, profile, seed, faults, stop),
            _ => throw new UsageException($"There is no device {kind}; there are {Kinds}."),
        };
    }

    private static void Read(Board board, TextReader input, TextWriter output, TextWriter error, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested && input.ReadLine() is { } line)
            {
                var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                if (words.Length == 0)
                    continue;
                try
                {
#pragma warning disable VSTHRD002 // the thread is our own and may wait
                    output.WriteLine(
                        words is ["help"] ? string.Join('\n', board.Commands) : board.DoAsync(words, stop).GetAwaiter().GetResult()
                    );
#pragma warning restore VSTHRD002
                }
                catch (RefusedException refused)
                {
                    error.WriteLine(refused.Message);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }
}
