using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Runtime.Commands;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>
/// A link with <see cref="LinkRole.Data"/> and what it needs of its own: a table of its commands, so that its answers, deadlines, pace and loss
/// touch no command of the link that carries the switch. Loop's thread only.
/// </summary>
/// <param name="session">The link.</param>
/// <param name="capabilities">What its own adapter can do; null when it has none of its own, and then it carries no commands.</param>
/// <param name="commands">Its commands.</param>
internal sealed class DataLink(LinkSession session, SwitchCapabilities? capabilities, CommandTable commands)
{
    /// <summary>The link.</summary>
    public LinkSession Session => session;

    /// <summary>Its commands.</summary>
    public CommandTable Commands => commands;

    /// <summary>Takes it out of service without cutting off a command.</summary>
    public LinkDrain Drain { get; } = new(commands);

    /// <summary>Whether its adapter can do a service.</summary>
    public bool Supports(string service) =>
        capabilities is not null && capabilities.Service(service).Support != ServiceSupport.NotSupported;

    /// <summary>Takes a command in.</summary>
    public void Submit(PendingCommand command)
    {
        var draining = Drain.WhyNot;
        var link = draining is null && session.Status.InService ? session : null;
        commands.Submit(command, link, draining ?? session.WhyNot);
    }

    /// <summary>How long until the next command may go; null when none waits.</summary>
    public TimeSpan? UntilNext => session.Accepts ? commands.UntilNext(session) : null;
}
