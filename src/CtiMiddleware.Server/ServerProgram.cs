using CtiMiddleware.Server.Configuration;
using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server;

/// <summary>The program: reads the configuration, refuses to start with a bad one, runs until it is told to stop.</summary>
public static class ServerProgram
{
    /// <summary>The exit code of a bad configuration.</summary>
    public const int ConfigurationInvalid = 9;

    /// <summary>The exit code when the address is taken.</summary>
    public const int CannotListen = 1;

    /// <summary>Runs the service, or with the first argument <c>demo</c> the demonstration.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is ["demo", "nine-steps", ..])
            return await NineSteps.NineStepsDemo.RunAsync(args[2..], output, error);
        if (args is ["demo", ..])
            return await Demo.RunAsync(args[1..], output, error);
        var builder = WebApplication.CreateBuilder(args);
        var settings = SettingsReader.Read(builder.Configuration, BuiltInAdapters.All, out var errors);
        if (!await AcceptAsync(errors, error))
            return ConfigurationInvalid;
        if (settings.ApiKeys.Count == 0)
        {
            try
            {
                settings = settings with { ApiKeys = [FirstKey.FindOrMake(settings.StateFolder, out var text)] };
                await TellFirstKeyAsync(output, text, settings.StateFolder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                SettingsError[] bad =
                [
                    new("Cti:StateFolder", exception.Message, "Give a folder that this service may write, or configure Cti:ApiKeys."),
                ];
                await AcceptAsync(bad, error);
                return ConfigurationInvalid;
            }
        }
        await using var app = ServerApp.BuildWithRuntime(builder, settings);
        if (!await StartAsync(app, settings, error))
            return CannotListen;
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Starts the application; says in a sentence when it cannot listen where it should.</summary>
    public static async Task<bool> StartAsync(WebApplication app, ServerSettings settings, TextWriter error)
    {
        try
        {
            await app.StartAsync();
            return true;
        }
        catch (IOException exception)
        {
            await error.WriteLineAsync(
                $"{settings.Urls}: {exception.Message.TrimEnd('.')}. Choose another address with --urls http://127.0.0.1:7071."
            );
            return false;
        }
    }

    /// <summary>Writes every error; false when there is one.</summary>
    public static async Task<bool> AcceptAsync(IReadOnlyList<SettingsError> errors, TextWriter error)
    {
        if (errors.Count == 0)
            return true;
        await error.WriteLineAsync($"The configuration has {errors.Count} error{(errors.Count == 1 ? "" : "s")}; nothing was started.");
        foreach (var one in errors)
            await error.WriteLineAsync("  " + one);
        return false;
    }

    private static async Task TellFirstKeyAsync(TextWriter output, string? text, string? folder)
    {
        if (text is null)
            return;
        await output.WriteLineAsync("No API key is configured, so one was made. It is shown this once:");
        await output.WriteLineAsync(text);
        await output.WriteLineAsync(
            folder is null
                ? "No state folder is configured (Cti:StateFolder), so the key lives in memory: the next start makes another one."
                : $"Its hash is kept in {Path.Combine(folder, FirstKey.FileName)}."
        );
    }
}
