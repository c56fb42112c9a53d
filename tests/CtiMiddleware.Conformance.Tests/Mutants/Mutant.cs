using CtiMiddleware.Conformance.World;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Conformance.Tests.Mutants;

/// <summary>An adapter that is honest but for one fault, which a derived class puts in.</summary>
public abstract class Mutant(ILinkAdapterFactory honest) : ILinkAdapterFactory
{
    public string Name => honest.Name;

    public virtual SwitchCapabilities Capabilities => honest.Capabilities;

    public virtual ILinkProtocol Create(LinkContext context) => new Protocol(honest.Create(context), this);

    public ICaptureScrubber? CreateScrubber() => honest.CreateScrubber();

    /// <summary>What the mutant says in place of what the honest adapter says; one instance serves one call of the protocol.</summary>
    protected virtual ILinkOutput Wrap(ILinkOutput output) => output;

    /// <summary>What the honest adapter is given in place of what came.</summary>
    protected virtual int Received(ILinkProtocol honestProtocol, ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output) =>
        honestProtocol.Received(buffer, maxFrames, output);

    /// <summary>A command was given to the honest adapter.</summary>
    protected virtual void Execute(ILinkProtocol honestProtocol, CommandTicket ticket, SwitchCommand command, ILinkOutput output) =>
        honestProtocol.Execute(ticket, command, output);

    /// <summary>A timer of the honest adapter ran out.</summary>
    protected virtual void Elapsed(ILinkProtocol honestProtocol, LinkTimer timer, ILinkOutput output) =>
        honestProtocol.Elapsed(timer, output);

    private sealed class Protocol(ILinkProtocol inner, Mutant mutant) : ILinkProtocol
    {
        public void Opened(ILinkOutput output) => inner.Opened(mutant.Wrap(output));

        public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output) =>
            mutant.Received(inner, buffer, maxFrames, mutant.Wrap(output));

        public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output) =>
            mutant.Execute(inner, ticket, command, mutant.Wrap(output));

        public void Abandon(CommandTicket ticket, ILinkOutput output) => inner.Abandon(ticket, mutant.Wrap(output));

        public void Elapsed(LinkTimer timer, ILinkOutput output) => mutant.Elapsed(inner, timer, mutant.Wrap(output));

        public void Closed(ILinkOutput output) => inner.Closed(mutant.Wrap(output));
    }
}
