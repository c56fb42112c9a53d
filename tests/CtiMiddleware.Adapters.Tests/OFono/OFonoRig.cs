using System.Text;
using CtiMiddleware.Adapters.OFono;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Adapters.Tests.OFono;

/// <summary>The adapter under a clock of the test, and an ofonod of which the test says every word.</summary>
internal sealed class OFonoRig
{
    public const string Sim = "/sim";

    public OFonoRig(OFonoOptions? options = null, ReplaySplit? split = null)
    {
        Split = split ?? ReplaySplit.Whole;
        Output = new ReplayOutput(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        Protocol = new OFonoAdapterFactory().Create(
            new LinkContext(
                new SwitchId("gsm"),
                new LinkId("gsm-1"),
                options ?? new OFonoOptions { Line = "500" },
                NullLogger.Instance,
                Seed: 1
            )
        );
        Replay = new ProtocolReplay(Protocol, Output);
    }

    public ILinkProtocol Protocol { get; }

    public ReplayOutput Output { get; }

    public ProtocolReplay Replay { get; }

    public ReplaySplit Split { get; }

    public IReadOnlyList<CallEvent> CallEvents => [.. Output.Events.OfType<CallEvent>()];

    public static string Call(string state, string number = "5551", bool multiparty = false, string? started = null) =>
        $$"""{"State":["s","{{state}}"],"LineIdentification":["s","{{number}}"],"Multiparty":["b",{{(multiparty ? "true" : "false")}}]{{(started is null ? "" : $",\"StartTime\":[\"s\",\"{started}\"]")}}}""";

    /// <summary>On the bus, with a modem that is on; the lines written so far are forgotten.</summary>
    public OFonoRig Begin(string owner = ":1.7")
    {
        Replay.Open();
        Owner(owner);
        Return(
            1,
            "a(oa{sv})",
            """[[["/sim",{"Powered":["b",true],"Online":["b",true],"Interfaces":["as",["org.ofono.VoiceCallManager"]]}]]]"""
        );
        _ = Output.TakeWire();
        return this;
    }

    public void Say(string line) => Replay.Receive(Encoding.UTF8.GetBytes(line + "\n"), Split);

    public void Owner(string? owner) =>
        Say(owner is null ? """{"type":"owner","name":"org.ofono"}""" : $$"""{"type":"owner","name":"org.ofono","owner":"{{owner}}"}""");

    public void Return(long serial, string signature = "", string body = "[]") =>
        Say($$"""{"type":"return","serial":{{serial}},"signature":"{{signature}}","body":{{body}}}""");

    public void Error(long serial, string name, string message = "") =>
        Say($$"""{"type":"error","serial":{{serial}},"name":"{{name}}","message":"{{message}}"}""");

    public void Signal(string path, string name, string member, string signature, string body) =>
        Say(
            $$"""{"type":"signal","path":"{{path}}","interface":"org.ofono.{{name}}","member":"{{member}}","signature":"{{signature}}","body":{{body}}}"""
        );

    public void Added(int number, string call) =>
        Signal(Sim, "VoiceCallManager", "CallAdded", "oa{sv}", $$"""["/sim/voicecall0{{number}}",{{call}}]""");

    public void State(int number, string state) =>
        Signal($"/sim/voicecall0{number}", "VoiceCall", "PropertyChanged", "sv", $$"""["State",["s","{{state}}"]]""");

    public void Modem(string property, string value) => Signal(Sim, "Modem", "PropertyChanged", "sv", $$"""["{{property}}",{{value}}]""");

    /// <summary>Gives a command; its end, or null when it is not there yet.</summary>
    public CommandAnswer? Do(SwitchCommand command)
    {
        var ticket = Replay.Execute(command);
        return EndOf(ticket);
    }

    public CommandAnswer? EndOf(CommandTicket ticket) =>
        Output.Items.OfType<ReplayItem.Completed>().FirstOrDefault(item => item.Ticket == ticket)?.Answer;

    public NativeConnection Own(int call) => new(IdOf(call), "500");

    /// <summary>The identifier of the call that was told as the n-th.</summary>
    public string IdOf(int call) =>
        CallEvents.OfType<CallEvent.Originated>().Select(static e => e.OriginatedConnection.CallId).Distinct().ElementAt(call - 1);
}
