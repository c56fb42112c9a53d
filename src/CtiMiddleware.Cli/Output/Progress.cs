using Spectre.Console;

namespace CtiMiddleware.Cli.Output;

/// <summary>Shows that something is under way: on a terminal only.</summary>
internal static class Progress
{
    public static Task<T> RunAsync<T>(Report report, string what, Func<Task<T>> work) =>
        report.Terminal is { } terminal
            ? terminal.Status().Spinner(Spinner.Known.Line).StartAsync(Markup.Escape(what), _ => work())
            : work();
}
