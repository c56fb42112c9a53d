using System.Globalization;

namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>
/// Writes every event of an engine as one line of text: simulated milliseconds since the start, the event's name, what it is about. The same run
/// gives the same text, in every process. Called on the kernel.
/// </summary>
public sealed class PbxEventLog : IPbxObserver
{
    private readonly PbxEngine _engine;
    private readonly TextWriter _output;

    /// <summary>Begins to write what the engine does.</summary>
    /// <param name="engine">The switch.</param>
    /// <param name="output">Gets the lines, each ended by a line feed; not disposed.</param>
    public PbxEventLog(PbxEngine engine, TextWriter output)
    {
        _engine = engine;
        _output = output;
        engine.Attach(this);
    }

    /// <summary>Lines written.</summary>
    public long Lines { get; private set; }

    void IPbxObserver.On(PbxEvent happened)
    {
        Lines++;
        Span<char> time = stackalloc char[32];
        var (whole, rest) = Math.DivRem(_engine.Kernel.Elapsed.Ticks, TimeSpan.TicksPerMillisecond);
        time.TryWrite(CultureInfo.InvariantCulture, $"{whole}.{rest:D4} ", out var length);
        _output.Write(time[..length]);
        _output.Write(happened.GetType().Name);
        _output.Write(' ');
        _output.Write(Describe(happened));
        _output.Write('\n');
    }

    /// <summary>What an event is about, in one line without its name: legs as <c>number#leg@wire-call</c>.</summary>
    /// <param name="happened">The event.</param>
    public static string Describe(PbxEvent happened) =>
        happened switch
        {
            PbxEvent.Restarted e => e.Dropped.ToString(CultureInfo.InvariantCulture),
            PbxEvent.Started e => $"{Of(e.Leg)} {e.Leg.Dialled}",
            PbxEvent.ServiceInitiated e => $"{Of(e.Leg)}{(e.Prompting ? " prompting" : "")}",
            PbxEvent.Originated e => $"{Of(e.Leg)} {e.Number}",
            PbxEvent.Offered e => $"{Of(e.Leg)} from {Of(e.From)}",
            PbxEvent.Alerting e => $"{Of(e.Leg)} from {Of(e.From)}",
            PbxEvent.Answered e => $"{Of(e.Leg)} from {Of(e.From)}",
            PbxEvent.NetworkReached e => $"{Of(e.Leg)} from {Of(e.From)}",
            PbxEvent.OfferEnded e => $"{Of(e.Leg)} from {Of(e.From)} {e.Outcome}",
            PbxEvent.Unreachable e => $"{Of(e.From)} {e.Number} {e.Cause}",
            PbxEvent.Failed e => $"{Of(e.Leg)} {e.Number} {e.Cause}{(e.Blocked ? " blocked" : "")}",
            PbxEvent.Diverted e => $"{Of(e.Caller)} past {e.From} to {e.To} {e.Reason}",
            PbxEvent.AnsweredBySwitch e => $"{Of(e.Leg)} {e.Service}",
            PbxEvent.MixJoined e => Of(e.Leg),
            PbxEvent.MixLeft e => $"{Of(e.Leg)}{(e.Ends ? " ends" : "")}",
            PbxEvent.HangupRequested e => $"{Of(e.Leg)} {e.Cause}",
            PbxEvent.Ending e => $"{Of(e.Leg)} {e.Cause}",
            PbxEvent.Released e => $"{Of(e.Leg)} {e.Cause}",
            PbxEvent.Held e => $"{Of(e.Leg)} {e.Cause}{(e.BySwitch ? " by switch" : "")}",
            PbxEvent.Retrieved e => $"{Of(e.Leg)} {e.Cause}{(e.BySwitch ? " by switch" : "")}",
            PbxEvent.Classified e => $"{Of(e.Leg)} {e.Result}",
            PbxEvent.CallVariablesChanged e => $"{Of(e.Call)} {string.Join(',', e.Names)}",
            PbxEvent.DigitHeard e => $"{Of(e.Leg)} {e.Digit}{(e.Sent ? " sent" : "")}{(e.Ended ? " ended" : "")}",
            PbxEvent.Bridged e => $"{Of(e.Leg)} {e.Line.Number}",
            PbxEvent.LineChanged e => $"{e.Line.Number} {e.Line.State}",
            PbxEvent.HookFlashed e => e.Station.Number,
            PbxEvent.MailboxChanged e => $"{e.Station.Number} {e.Station.NewMessages}/{e.Station.OldMessages}",
            PbxEvent.ServiceChanged e => $"{e.Device.Number}{(e.Device.InService ? " in" : " out")}",
            PbxEvent.FeatureChanged e => $"{e.Station.Number} {e.Feature} {e.Forwarding}",
            _ => DescribeMoves(happened),
        };

    private static string DescribeMoves(PbxEvent happened) =>
        happened switch
        {
            PbxEvent.Consulting e => $"{Of(e.HeldLeg)} by {Of(e.Consultation)} {e.Number}",
            PbxEvent.Reconnected e => $"{Of(e.HeldLeg)} by {Of(e.Consultation)}",
            PbxEvent.BlindTransferred e => $"{Of(e.Transferee)} by {Of(e.Transferrer)} {e.Number}",
            PbxEvent.Redirected e => $"{Of(e.Leg)} {e.Number}",
            PbxEvent.CallsMerged e => $"{e.HeldCallId}+{e.ConsultationCallId}={e.NewCallId} {e.Connections.Count}",
            PbxEvent.AttendedTransferred e => $"{Of(e.Transferee)} to {Of(e.Target)} by {Of(e.HeldLeg)}",
            PbxEvent.Conferenced e => $"{Of(e.HeldLeg)} by {Of(e.Consultation)}",
            PbxEvent.PartyAdded e => $"{Of(e.Added)} by {Of(e.By)}{(e.Silent ? " silent" : "")}",
            PbxEvent.Joined e => $"{Of(e.First)} and {Of(e.Second)}",
            PbxEvent.Parked e => $"{Of(e.Leg)} {e.Slot.Number}",
            PbxEvent.Unparked e => $"{Of(e.Leg)} by {Of(e.Retriever)} {e.Slot.Number}",
            PbxEvent.ParkTimedOut e => $"{Of(e.Leg)} {e.Slot.Number}",
            PbxEvent.ParkAbandoned e => $"{Of(e.Leg)} {e.Slot.Number}",
            PbxEvent.PickedUp e => $"{Of(e.Target)} by {Of(e.Picker)}",
            PbxEvent.Intruded e => $"{Of(e.Leg)} at {Of(e.Target)}",
            PbxEvent.CampedOn e => $"{Of(e.Leg)} {e.Station.Number}",
            PbxEvent.CallBackChanged e => $"{e.Order.From.Number} {e.Order.To.Number} {e.Order.State}",
            PbxEvent.RoomEntered e => $"{Of(e.Leg)} {e.Room.Number}",
            PbxEvent.RoomLeft e => $"{Of(e.Leg)} {e.Room.Number}{(e.Ends ? " ends" : "")}",
            PbxEvent.RouteRequested e => $"{e.Request.Id} {Of(e.Request.Leg)} {e.Request.Point.Number}{(e.ReRoute ? " again" : "")}",
            PbxEvent.RouteEnded e => $"{e.Request.Id} {e.Request.End}",
            PbxEvent.RouteUsed e => $"{e.Request.Id} {e.Destination}",
            PbxEvent.MessageStarted e => $"{Of(e.Leg)} {e.Message}",
            PbxEvent.MessageEnded e => $"{Of(e.Leg)} {e.Message}{(e.Interrupted ? " interrupted" : "")}",
            PbxEvent.DigitsCollected e => $"{Of(e.Leg)} {e.Digits}{(e.Complete ? "" : " incomplete")}",
            _ => DescribeGroups(happened),
        };

    private static string DescribeGroups(PbxEvent happened) =>
        happened switch
        {
            PbxEvent.QueueJoined e => $"{Of(e.Leg)} {e.Group.Number} at {e.Position}",
            PbxEvent.QueueLeft e => $"{Of(e.Leg)} {e.Group.Number}",
            PbxEvent.QueueAbandoned e => $"{Of(e.Leg)} {e.Group.Number}",
            PbxEvent.AgentConnected e => $"{Of(e.Caller)} to {Of(e.Agent)} {e.Member.Group.Number}",
            PbxEvent.AgentDidNotAnswer e => $"{Of(e.Caller)} at {Of(e.Agent)} {e.Member.Group.Number}",
            PbxEvent.AgentCompleted e => $"{Of(e.Caller)} by {Of(e.Agent)} {e.Member.Group.Number} {e.End}",
            PbxEvent.MemberChanged e => $"{e.Member.Station.Number} {e.Member.Group.Number} {e.Change}",
            PbxEvent.AgentStateChanged e => $"{e.Agent.Id} {e.Before} to {e.State} {e.Agent.Reason}",
            _ => throw new NotSupportedException($"The log cannot describe {happened.GetType().Name}."),
        };

    private static string Of(PbxCall call) => $"@{call.WireId}";

    private static string Of(PbxLeg? leg) => leg is null ? "-" : $"{leg.Number}#{leg.Id}@{leg.Call.WireId}";
}
