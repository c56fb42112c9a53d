using CtiMiddleware.Conformance.World;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Conformance.Tests.Mutants;

/// <summary>Skips what is no frame and tells nobody.</summary>
public sealed class SwallowsWhatIsOdd(ILinkAdapterFactory honest) : Mutant(honest)
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

    protected override ILinkOutput Wrap(ILinkOutput output) => new Output(output);

    private sealed class Output(ILinkOutput inner) : ForwardingOutput(inner)
    {
        public override void Anomaly(AnomalyKind kind, string detail, ReadOnlySpan<byte> frame) { }

        public override void Unknown(string type, ReadOnlySpan<byte> frame) { }
    }
}

/// <summary>Takes all frames that there are, whatever it may.</summary>
public sealed class TakesMoreThanItsTurn(ILinkAdapterFactory honest) : Mutant(honest)
{
    protected override int Received(ILinkProtocol honestProtocol, ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output) =>
        honestProtocol.Received(buffer, 1000, output);
}

/// <summary>Keeps something of every connection and forgets none of it.</summary>
public sealed class GrowsWithItsConnections(ILinkAdapterFactory honest) : Mutant(honest)
{
    public override ILinkProtocol Create(LinkContext context) => new Hoarder(base.Create(context));

    private sealed class Hoarder(ILinkProtocol inner) : ILinkProtocol
    {
        private readonly List<byte[]> _kept = [];

        public void Opened(ILinkOutput output) => inner.Opened(output);

        public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output) => inner.Received(buffer, maxFrames, output);

        public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output) => inner.Execute(ticket, command, output);

        public void Abandon(CommandTicket ticket, ILinkOutput output) => inner.Abandon(ticket, output);

        public void Elapsed(LinkTimer timer, ILinkOutput output) => inner.Elapsed(timer, output);

        public void Closed(ILinkOutput output)
        {
            _kept.Add(new byte[8192]);
            inner.Closed(output);
        }
    }
}
