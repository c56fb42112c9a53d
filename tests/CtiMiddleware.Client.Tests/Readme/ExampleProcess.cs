using System.Diagnostics;
using System.Text;

namespace CtiMiddleware.Client.Tests.Readme;

/// <summary>A program that the test started, with what it wrote; ended with the test at the latest.</summary>
internal sealed class ExampleProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _text = new();
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _news = new(0);

    private ExampleProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
    }

    public string Text
    {
        get
        {
            lock (_lock)
                return _text.ToString();
        }
    }

    /// <summary>Starts a program; null when there is none of this name.</summary>
    public static ExampleProcess? Start(
        string program,
        IEnumerable<string> arguments,
        string folder,
        params (string Name, string Value)[] environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            var made = new ExampleProcess(Process.Start(start)!);
            made._process.BeginOutputReadLine();
            made._process.BeginErrorReadLine();
            return made;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Waits until what was written satisfies the condition; fails with the text when the program ends before.</summary>
    public async Task<string> WhenAsync(Func<string, bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            var text = Text;
            if (condition(text))
                return text;
            if (_process.HasExited)
            {
                await _process.WaitForExitAsync(cancellationToken);
                text = Text;
                Assert.True(condition(text), $"The program ended with {_process.ExitCode}:\n{text}");
                return text;
            }
            await _news.WaitAsync(cancellationToken);
        }
    }

    public async Task<(int Code, string Text)> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return (_process.ExitCode, Text);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        _process.Dispose();
        _news.Dispose();
    }

    private void Take(string? line)
    {
        lock (_lock)
        {
            if (line is not null)
                _text.Append(line).Append('\n');
        }
        try
        {
            _news.Release();
        }
        catch (ObjectDisposedException)
        {
            // The last line of a program that nobody listens to any more.
        }
    }
}
