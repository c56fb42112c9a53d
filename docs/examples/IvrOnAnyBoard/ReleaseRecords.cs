using CtiMiddleware.Client;

namespace IvrOnAnyBoard;

/// <summary>Step nine: the PBX's release records, as they come over its printer line, and who is free again.</summary>
/// <param name="client">The connection to the middleware.</param>
/// <param name="ladder">Where the steps are told.</param>
public sealed class ReleaseRecords(CtiClient client, Ladder ladder)
{
    /// <summary>Serves until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var filter = new EventFilter { Types = ["cti.callDetail.*", "cti.agent.agentReady.v1"] };
        await foreach (var happened in client.EventsAsync(filter, null, cancellationToken))
        {
            switch (happened)
            {
                case AgentReady ready:
                    ladder.Tell(9, "PBX", $"agent {ready.Agent?.Name ?? ready.Subject} is free for the next call");
                    break;
                case LogEvent { Type: var type } record when type.StartsWith("cti.callDetail.", StringComparison.Ordinal):
                    ladder.Tell(
                        9,
                        "SMDR",
                        $"release record: {Text(record, "callingDevice")} to {Text(record, "calledDevice")}, {Text(record, "durationSeconds")} s"
                    );
                    break;
            }
        }
    }

    private static string Text(LogEvent record, string name) =>
        record.Data.TryGetProperty("record", out var found) && found.TryGetProperty(name, out var value) ? value.ToString() : "-";
}
