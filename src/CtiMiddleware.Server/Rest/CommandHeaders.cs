using System.Globalization;
using CtiMiddleware.Runtime.Commands;

namespace CtiMiddleware.Server.Rest;

/// <summary>What the headers and the query of a command say about how it is carried out.</summary>
/// <param name="IdempotencyKey">The header <c>Idempotency-Key</c>, or null.</param>
/// <param name="Options">Time limit and whether to answer at once.</param>
public sealed record CommandHeaders(string? IdempotencyKey, CommandOptions Options)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="ProblemException">One of them is not legal.</exception>
    public static CommandHeaders Read(HttpRequest request)
    {
        var options = new CommandOptions
        {
            RespondAsync = request.Headers["Prefer"].ToString().Split(',', ';').Any(part => part.Trim() == "respond-async"),
        };
        if (request.Query.TryGetValue("timeoutMs", out var text))
        {
            if (
                !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                || milliseconds is < 100 or > 30_000
            )
                throw ProblemException.At(ProblemCodes.InvalidValue, "timeoutMs", $"'{text}' is not a number from 100 to 30000.");
            options = options with { Timeout = TimeSpan.FromMilliseconds(milliseconds) };
        }
        foreach (var name in request.Query.Keys)
        {
            if (name != "timeoutMs")
                throw ProblemException.At(ProblemCodes.UnknownField, name, $"'{name}' is not a parameter of a command; known: timeoutMs.");
        }
        if (!request.Headers.TryGetValue("Idempotency-Key", out var key))
            return new CommandHeaders(null, options);
        if (key.Count != 1 || key[0] is not { Length: > 0 and <= 255 } value || !value.All(c => c is > ' ' and < '\x7f'))
            throw ProblemException.At(
                ProblemCodes.InvalidValue,
                "Idempotency-Key",
                "It must be given once, with 1 to 255 visible ASCII characters."
            );
        return new CommandHeaders(value, options);
    }
}
