using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Runtime.Tests.Switches;

internal sealed class FakeAdapter(string name = "fake", string[]? services = null) : ILinkAdapterFactory
{
    private static readonly string[] Standard =
    [
        "MakeCall",
        "AnswerCall",
        "HoldCall",
        "RetrieveCall",
        "ClearConnection",
        "ClearCall",
        "ConsultationCall",
        "GroupPickupCall",
        "MonitorStart",
        "Escape",
    ];

    public List<FakeProtocol> Protocols { get; } = [];

    /// <summary>Prepares each protocol when it is made.</summary>
    public Action<FakeProtocol>? Prepare { get; set; }

    public string Name => name;

    /// <summary>What the switch shows without monitors.</summary>
    public SwitchObservation Observes { get; set; }

    /// <summary>The ports its links announce.</summary>
    public IReadOnlyCollection<string> Ports { get; set; } = [];

    public IReadOnlyCollection<string> AnnouncedPorts(object? options) => Ports;

    // Options say so for one link, as a mode of a protocol would.
    public SwitchCapabilities CapabilitiesFor(object? options) =>
        Capabilities with
        {
            Observes = options as SwitchObservation? ?? Observes,
        };

    public SwitchCapabilities Capabilities { get; } =
        new(
            name,
            [
                .. (services ?? Standard).Select(static name => new ServiceCapability(name, ServiceSupport.Supported)),
                new ServiceCapability("ParkCall", ServiceSupport.NotSupported, "This switch has no park slots."),
            ],
            []
        );

    public ILinkProtocol Create(LinkContext context)
    {
        var protocol = new FakeProtocol();
        Prepare?.Invoke(protocol);
        Protocols.Add(protocol);
        return protocol;
    }
}
