using System.Buffers;
using CtiMiddleware.Conformance.World;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Conformance.Tests.Mutants;

/// <summary>Takes what it is given as consumed although a frame is not complete: what is cut is lost.</summary>
public sealed class LosesAFrameAtASplit(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override int Received(ILinkProtocol honestProtocol, ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        var consumed = honestProtocol.Received(buffer, maxFrames, output);
        return consumed > 0 ? buffer.Length : 0;
    }
}

/// <summary>Looks at the frame before it is whole.</summary>
public sealed class GuessesTheEndOfAFrame(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override int Received(ILinkProtocol honestProtocol, ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        var consumed = honestProtocol.Received(buffer, maxFrames, output);
        if (consumed == 0 && buffer.Length > 20)
            output.Ignored();
        if (consumed == 0 && buffer.Length > 40)
            output.Unknown("partial", buffer);
        return consumed;
    }
}

/// <summary>Throws away what is too long instead of refusing it.</summary>
public sealed class SwallowsWhatBreaksTheProtocol(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override int Received(ILinkProtocol honestProtocol, ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        try
        {
            return honestProtocol.Received(buffer, maxFrames, output);
        }
        catch (LinkProtocolException)
        {
            return buffer.Length;
        }
    }
}

/// <summary>Says that the switch is in normal operation before it logged on.</summary>
public sealed class IsNormalBeforeItIsLoggedOn(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        private readonly ILinkOutput _inner = inner;

        public override void LoggedOn(string version, string? restriction)
        {
            _inner.StatusNormal();
            base.LoggedOn(version, restriction);
        }

        public override void StatusNormal() { }
    }
}

/// <summary>Logs on, again and again, and never says that the switch is in normal operation.</summary>
public sealed class NeverComesIntoService(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void StatusNormal() { }
    }
}

/// <summary>Takes a refused login for a bad line and tries again, for ever.</summary>
public sealed class RepeatsARefusedLogin(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void Close(string reason, CloseNext next) => base.Close(reason, CloseNext.Retry);
    }
}

/// <summary>Never asks whether the switch is there, nor counts an answer that does not come.</summary>
public sealed class NeverNoticesSilence(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void HeartbeatMissed() { }

        public override void Close(string reason, CloseNext next) { }
    }
}

/// <summary>Says that a snapshot is not complete, and names no call of which nothing is left: what ended is never found out.</summary>
public sealed class ForgetsWhatEndedDuringTheOutage(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void SnapshotItem(SnapshotItem item)
        {
            if (item is not Model.Snapshots.SnapshotItem.Call { Connections: [] })
                base.SnapshotItem(item);
        }

        public override void SnapshotEnd(SnapshotScope scope, bool complete) => base.SnapshotEnd(scope, complete: false);
    }
}

/// <summary>Gives a snapshot without its calls.</summary>
public sealed class LeavesCallsOutOfTheSnapshot(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void SnapshotItem(SnapshotItem item)
        {
            if (item is not Model.Snapshots.SnapshotItem.Call)
                base.SnapshotItem(item);
        }
    }
}

/// <summary>Gives a failure the cause of a normal call.</summary>
public sealed class GivesAWrongCause(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void Emit(SwitchEvent switchEvent) =>
            base.Emit(switchEvent is CallEvent.Failed ? switchEvent with { Cause = EventCause.DestNotObtainable } : switchEvent);
    }
}

/// <summary>Shows a trunk as the caller.</summary>
public sealed class ShowsATrunkAsTheCaller(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void Emit(SwitchEvent switchEvent) =>
            base.Emit(
                switchEvent switch
                {
                    CallEvent.Originated x when x.CallingDevice.Number?.Length > 6 => x with { CallingDevice = PartyDevice.Of("carrier") },
                    CallEvent.Delivered x when x.CallingDevice.Number?.Length > 6 => x with { CallingDevice = PartyDevice.Of("carrier") },
                    _ => switchEvent,
                }
            );
    }
}

/// <summary>Tells a consultation as if it were a call like any other.</summary>
public sealed class ForgetsTheParentCall(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void Emit(SwitchEvent switchEvent) =>
            base.Emit(switchEvent is CallEvent one ? one with { ParentCall = null } : switchEvent);
    }
}

/// <summary>Loses the answers to commands.</summary>
public sealed class NeverEndsACommand(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void Complete(CommandTicket ticket, CommandAnswer answer)
        {
            // Those of the snapshots at the start are let through, so that the switch comes into service at all.
            if (ticket.Number <= 4)
                base.Complete(ticket, answer);
        }
    }
}

/// <summary>Claims what it then refuses: every service is supported, by the table.</summary>
public sealed class ClaimsWhatItCannotDo(ILinkAdapterFactory honest) : Mutant(honest)
{
    public override SwitchCapabilities Capabilities { get; } =
        honest.Capabilities with
        {
            Services = [.. honest.Capabilities.Services.Select(static one => one with { Support = ServiceSupport.Supported })],
        };
}

/// <summary>Says that a call is held and asks nobody for it.</summary>
public sealed class AcknowledgesAndDoesNothing(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override void Execute(ILinkProtocol honestProtocol, CommandTicket ticket, SwitchCommand command, ILinkOutput output)
    {
        if (command is SwitchCommand.HoldCall)
            output.Complete(ticket, CommandAnswer.Acknowledged);
        else
            base.Execute(honestProtocol, ticket, command, output);
    }
}

/// <summary>Refuses without a word.</summary>
public sealed class RefusesWithoutAReason(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void Complete(CommandTicket ticket, CommandAnswer answer) =>
            base.Complete(ticket, answer with { Failure = null, Text = null });
    }
}

/// <summary>Tells the end of a connection before its beginning.</summary>
public sealed class TellsAnEventBeforeTheCallExists(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void Emit(SwitchEvent switchEvent)
        {
            if (switchEvent is CallEvent.Originated x)
                base.Emit(new CallEvent.Retrieved(x.OriginatedConnection, x.CallingDevice));
            base.Emit(switchEvent);
        }
    }
}

/// <summary>Tells everything twice.</summary>
public sealed class TellsEverythingTwice(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void Emit(SwitchEvent switchEvent)
        {
            base.Emit(switchEvent);
            base.Emit(switchEvent);
        }
    }
}

/// <summary>Never tells that a call ended.</summary>
public sealed class NeverEndsACall(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void Emit(SwitchEvent switchEvent)
        {
            if (switchEvent is not (CallEvent.CallCleared or CallEvent.ConnectionCleared))
                base.Emit(switchEvent);
        }
    }
}

/// <summary>Tells the calls of a snapshot as if they began now.</summary>
public sealed class TellsASnapshotAsNews(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void SnapshotItem(SnapshotItem item)
        {
            if (item is Model.Snapshots.SnapshotItem.Call { Connections: [var first, ..] } call)
                Emit(new CallEvent.Originated(first.Connection, call.CallingDevice, call.CalledDevice));
            base.SnapshotItem(item);
        }
    }
}

/// <summary>Draws its identifiers from the machine's chance: no run is like the other.</summary>
public sealed class IsNotDeterministic(ILinkAdapterFactory honest) : Mutant(honest)
{
    private static int s_count;

    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void Emit(SwitchEvent switchEvent) =>
            base.Emit(switchEvent is CallEvent one ? one with { NativeCause = $"run {Interlocked.Increment(ref s_count)}" } : switchEvent);
    }
}

/// <summary>Does not tell what it does not know.</summary>
public sealed class SwallowsTheUnknown(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void Unknown(string type, ReadOnlySpan<byte> frame) => Ignored();
    }
}

/// <summary>Keeps every byte that it ever received.</summary>
public sealed class GrowsWithoutABound(ILinkAdapterFactory honest) : Mutant(honest)
{
    private readonly List<byte[]> _kept = [];

    public int Kept => _kept.Count;

    protected override int Received(ILinkProtocol honestProtocol, ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        _kept.Add(buffer.ToArray());
        return honestProtocol.Received(buffer, maxFrames, output);
    }
}

/// <summary>Falls over bytes that it does not expect, with an exception that is no typed error.</summary>
public sealed class FallsOverStrangeBytes(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override int Received(ILinkProtocol honestProtocol, ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        if (buffer.ContainsAnyInRange((byte)0xF0, (byte)0xFE))
            throw new InvalidOperationException("strange byte");
        return honestProtocol.Received(buffer, maxFrames, output);
    }
}

/// <summary>Ends the link when much comes at once.</summary>
public sealed class GivesUpInABurst(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override int Received(ILinkProtocol honestProtocol, ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        if (buffer.Length > 8000)
            output.Close("too much at once", CloseNext.Retry);
        return honestProtocol.Received(buffer, maxFrames, output);
    }
}

/// <summary>Loses what comes in a burst and goes on as if nothing had been.</summary>
public sealed class LosesTheRestOfABurst(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override int Received(ILinkProtocol honestProtocol, ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        var consumed = honestProtocol.Received(buffer, 8, output);
        return buffer.Length > 8000 ? buffer.Length : consumed;
    }
}
