using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.GsmModem.Lines;

/// <summary>One command on its way: what is sent, which lines are its own, and who waits for its end.</summary>
/// <param name="text">The command line without its end.</param>
/// <param name="timeout">How long its final result may take.</param>
/// <param name="done">Told exactly once.</param>
internal sealed class AtExchange(string text, TimeSpan timeout, Action<AtResult, ILinkOutput> done)
{
    private const int MostLines = 256;

    private readonly List<string> _lines = [];

    /// <summary>The command line.</summary>
    public string Text { get; } = text;

    /// <summary>How long it may take.</summary>
    public TimeSpan Timeout { get; } = timeout;

    /// <summary>The name of its own lines: <c>+CLCC</c>; null when it has none.</summary>
    public string? Own { get; init; }

    /// <summary>Whether lines without a name are its own: the answer to a question about the modem.</summary>
    public bool TakesText { get; init; }

    /// <summary>What is given after the prompt; null when no prompt comes.</summary>
    public string? Payload { get; init; }

    /// <summary>Whether the prompt is still to come.</summary>
    public bool AwaitsPrompt { get; set; }

    /// <summary>Whether a word like BUSY ends it: dialling and answering.</summary>
    public bool EndsByWord => Text.StartsWith("ATD", StringComparison.Ordinal) || Text == "ATA";

    /// <summary>Text that may be shown: without a PIN, and without what the network is asked.</summary>
    public string Shown =>
        Text.StartsWith("AT+CPIN=", StringComparison.Ordinal) ? "AT+CPIN=***"
        : Text.StartsWith("AT+CUSD=1,", StringComparison.Ordinal) ? "AT+CUSD=1,***"
        : Text;

    /// <summary>Keeps a line of its own; what is beyond a bound is left out and makes the answer a refusal.</summary>
    public bool TryAdd(string line)
    {
        if (_lines.Count >= MostLines)
            return false;
        _lines.Add(line);
        return true;
    }

    /// <summary>It ended.</summary>
    public void End(AtFinal final, string words, ILinkOutput output) => done(new AtResult(final, words, _lines), output);
}
