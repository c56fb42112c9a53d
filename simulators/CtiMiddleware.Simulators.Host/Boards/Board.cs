namespace CtiMiddleware.Simulators.Host.Boards;

/// <summary>A simulated device at a line of <c>cti-sim board</c>. Thread-safe.</summary>
internal abstract class Board : IAsyncDisposable
{
    /// <summary>What it prints when it is there, in a fixed form: <c>terminal PATH</c>, <c>tcp ADDRESS</c> and the like.</summary>
    public abstract IReadOnlyList<string> Greeting { get; }

    /// <summary>What can be typed, each with its meaning.</summary>
    public abstract IReadOnlyList<string> Commands { get; }

    /// <summary>Does what was typed.</summary>
    /// <param name="words">The line, cut at blanks; at least one word.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>What is answered.</returns>
    /// <exception cref="RefusedException">It cannot be done; in words.</exception>
    public abstract Task<string> DoAsync(string[] words, CancellationToken stop);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>The answer to a word that the board does not know.</summary>
    protected static RefusedException Unknown(string word) => new($"there is no command {word}; help lists them");
}
