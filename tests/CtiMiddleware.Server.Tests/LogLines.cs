using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Server.Tests;

/// <summary>Keeps what is logged.</summary>
internal sealed class LogLines : ILoggerProvider
{
    public ConcurrentQueue<(int Id, LogLevel Level, string Text)> All { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(All);

    public void Dispose() { }

    private sealed class Logger(ConcurrentQueue<(int, LogLevel, string)> all) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => all.Enqueue((eventId.Id, logLevel, formatter(state, exception) + " " + exception));
    }
}
