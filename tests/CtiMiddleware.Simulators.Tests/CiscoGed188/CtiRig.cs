using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.CiscoGed188;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Tests.CiscoGed188;

/// <summary>A CTI Server in virtual time with one client that has opened a session for all events.</summary>
internal sealed class CtiRig
{
    public CtiRig(
        SwitchProfile? profile = null,
        CtiServerOptions? options = null,
        bool open = true,
        Func<SwitchProfile, SwitchProfile>? with = null
    )
    {
        Kernel = new SimulationKernel(seed: 1, SwitchRig.Start);
        Engine = new PbxEngine(Kernel, (with ?? (static same => same))(profile ?? Phones()));
        Face = new CtiServerFace(Engine, options);
        Client = new CtiTestClient(Face);
        if (open)
        {
            Assert.Equal("OPEN_CONF", Client.Open()?.Name);
            Client.Clear();
        }
    }

    public SimulationKernel Kernel { get; }
    public PbxEngine Engine { get; }
    public CtiServerFace Face { get; }
    public CtiTestClient Client { get; }

    /// <summary>Telephones that nobody answers by himself, a trunk, a skill group with two agents who are not logged on.</summary>
    public static SwitchProfile Phones() =>
        new SwitchProfile { MergeIds = MergeIdPolicy.KeepHeld }
            .AddStations(1001, 6)
            .AddTrunk("carrier")
            .AddSkillGroup("610", "sales", "sales")
            .AddAgent("5001", "Anna", "secret", new AgentSkill("sales", 1))
            .AddAgent("5002", "Bruno", "", new AgentSkill("sales", 1))
            .AddRoutePoint("700", "entry", "1004", TimeSpan.FromSeconds(5));

    public Station Phone(string number) => Engine.FindStation(number)!;

    public PbxLeg Leg(string number, int index = 0) => Phone(number).Legs[index];

    public void Run(double milliseconds = 100) => Kernel.RunFor(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>One station calls another, who answers.</summary>
    public (PbxLeg From, PbxLeg To) Talk(string from = "1001", string to = "1002")
    {
        var caller = Engine.Dial(Phone(from), to)!;
        Run();
        var called = Phone(to).Legs[^1];
        Assert.True(Engine.Answer(called));
        Run();
        return (caller, called);
    }

    /// <summary>The fields that name a connection in a request.</summary>
    public static (string, string)[] Of(PbxLeg leg, string call = "ConnectionCallID", string device = "CONNECTION_DEVID") =>
        [
            ("PeripheralID", "5000"),
            (call, leg.Call.WireId.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            (device, leg.WireDevice),
        ];

    public static (string, string)[] Active(PbxLeg leg) => Of(leg, "ActiveConnectionCallID", "ACTIVE_CONN_DEVID");

    public static (string, string)[] Held(PbxLeg leg) => Of(leg, "HeldConnectionCallID", "HELD_CONN_DEVID");

    public ActiveFault Set(FaultKind kind, Func<FaultSpec, FaultSpec>? with = null, params (string Name, string Value)[] parameters) =>
        Face.Faults.Set(
            (with ?? (static spec => spec))(
                new FaultSpec(kind) { Parameters = parameters.ToDictionary(static p => p.Name, static p => p.Value) }
            )
        );

    public CtiReceived? Ask(MessageType type, params (string, string)[] fields) => Client.Ask(type, fields);
}
