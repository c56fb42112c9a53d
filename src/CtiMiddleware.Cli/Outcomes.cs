using CtiMiddleware.Client;

namespace CtiMiddleware.Cli;

/// <summary>A failed request of the client → exit code, and what to do next. Pure.</summary>
internal static class Outcomes
{
    public static int ExitCodeOf(CtiException failed) =>
        failed switch
        {
            // First: a command that did not reach the server carries "notSent" too, but it is not the link that is down.
            { Code: "client.notReached" } => ExitCodes.Failed,
            { Outcome: "unknown" } => ExitCodes.Unknown,
            // Without an outcome it was a question, and a question changes nothing.
            { Code: "client.noAnswer" } => ExitCodes.Failed,
            { Outcome: "notSent" } => ExitCodes.LinkDown,
            { Outcome: "rejected" or "notSupported" } => ExitCodes.Refused,
            { Status: 401 or 403 } => ExitCodes.NotAllowed,
            { Status: 404 or 410 } => ExitCodes.NotFound,
            { Status: 400 or 422 } => ExitCodes.Usage,
            { Status: 409 or 501 } => ExitCodes.Refused,
            _ when failed.Code.StartsWith("link.", StringComparison.Ordinal) => ExitCodes.LinkDown,
            _ => ExitCodes.Failed,
        };

    public static string? NextOf(CtiException failed) =>
        ExitCodeOf(failed) switch
        {
            ExitCodes.Unknown when failed.Operation is { } operation =>
                $"do not repeat it; what became of it stands at /api/v1/operations/{operation}",
            ExitCodes.Unknown => "do not repeat it; look with `cti watch` or `cti call list` what became of it",
            ExitCodes.LinkDown => "`cti link list` shows why the link is down; repeating is safe",
            ExitCodes.NotAllowed when failed.Status == 401 => "give a key: CTI_KEY, --key, or the file that `cti status --help` names",
            ExitCodes.NotAllowed => "a key with another scope or device rule",
            ExitCodes.Failed when failed.Code == "client.notReached" => "is the server there? CTI_URL or --url says where it is looked for",
            ExitCodes.Failed when failed.Code == "client.noAnswer" => "nothing was changed; repeating is safe",
            _ => failed.Hint,
        };
}
