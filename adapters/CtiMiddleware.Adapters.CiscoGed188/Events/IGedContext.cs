using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

/// <summary>What the mapping of events needs of the link.</summary>
internal interface IGedContext
{
    /// <summary>The output of the call that runs now.</summary>
    ILinkOutput Output { get; }

    /// <summary>A call that was not known begins at a device: a request that makes it may wait for its confirmation (field rule 11).</summary>
    void Begins(GedConnection connection);
}
