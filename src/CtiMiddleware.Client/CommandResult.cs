using System.Text.Json;

namespace CtiMiddleware.Client;

/// <summary>
/// The switch's answer to a command. Acknowledged is not happened: what happens comes as events, all of them after <see cref="SinceCursor"/>.
/// </summary>
public sealed record CommandResult
{
    /// <summary>The operation, readable for 24 hours.</summary>
    public string Operation { get; init; } = "";

    /// <summary>
    /// <c>acknowledged</c>; or <c>unknown</c> when the switch did not answer in time and its effect was seen all the same (<see cref="Effect"/>,
    /// <see cref="LateAnswer"/>). Every other outcome is a <see cref="CtiException"/>.
    /// </summary>
    public string Outcome { get; init; } = "";

    /// <summary>The log position when the command was handed to the link: every event it causes is later, also those that overtook the answer.</summary>
    public string? SinceCursor { get; init; }

    /// <summary>The call it makes or acts on; null with <see cref="CallReason"/> when the switch does not tell.</summary>
    public string? Call { get; init; }

    /// <summary>The connection it makes or acts on, or null.</summary>
    public string? Connection { get; init; }

    /// <summary>Why <see cref="Call"/> is null though the service makes a call.</summary>
    public string? CallReason { get; init; }

    /// <summary>What was seen afterwards: <c>observed</c>, <c>contradicted</c>, <c>notObserved</c>; null while open.</summary>
    public string? Effect { get; init; }

    /// <summary>The outcome of an answer that came after the deadline; null when none did.</summary>
    public string? LateAnswer { get; init; }

    /// <summary>The service by its ECMA-269 name.</summary>
    public string? Service { get; init; }

    /// <summary>The answer in the switch's own terms, <c>{text, fields:[{name,value}]}</c>; null when it has none.</summary>
    public JsonElement? Native { get; init; }

    /// <summary>The server had carried out a command with this idempotency key before and answered from its store.</summary>
    public bool Replayed { get; init; }
}
