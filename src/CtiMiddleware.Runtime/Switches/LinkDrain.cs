using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Supervision;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>
/// Takes a link out of service without cutting off a command: no new one is taken, those that were taken end, each by its own deadline at the
/// latest, then the link is switched off and another may carry the switch. Loop's thread only.
/// </summary>
/// <param name="commands">The switch's commands.</param>
internal sealed class LinkDrain(CommandTable commands)
{
    private LinkSession? _link;

    /// <summary>Why no command is taken, in words; null while they are.</summary>
    public string? WhyNot => _link is { } link ? $"link {link.Id} is being drained by an operator" : null;

    /// <summary>Begins on the link that carries the switch.</summary>
    public void Begin(LinkSession link)
    {
        _link = link;
        link.Input(
            new SupervisionInput.Announce(
                $"being drained by an operator: {commands.OpenOperations} commands under way, no new ones are taken"
            )
        );
    }

    /// <summary>An operator thought better of it, or the link was lost; true when the link was being drained.</summary>
    public bool Cancel(LinkSession link)
    {
        if (_link != link)
            return false;
        _link = null;
        return true;
    }

    /// <summary>The link whose last command has ended; null when there is none.</summary>
    public LinkSession? TakeDrained()
    {
        if (_link is not { } link || commands.OpenOperations > 0)
            return null;
        _link = null;
        return link;
    }
}
