namespace CtiMiddleware.Cli.Output;

/// <summary>The colour of a state: what a person looks for first.</summary>
internal static class States
{
    public static string? StyleOf(string state) =>
        state switch
        {
            "up" or "connected" or "acknowledged" or "ok" => "green",
            "degraded" or "syncing" or "connecting" or "negotiating" or "alerting" or "hold" or "queued" or "unknown" => "yellow",
            "down" or "blocked" or "fail" or "failed" or "rejected" => "red",
            _ => null,
        };
}
