using System.Globalization;
using System.Text;
using System.Text.Json;
using CtiMiddleware.Adapters.AsteriskAmi;
using CtiMiddleware.Adapters.AudioSocket;
using CtiMiddleware.Adapters.CiscoGed188;
using CtiMiddleware.Adapters.GsmModem;
using CtiMiddleware.Adapters.LineText;
using CtiMiddleware.Adapters.OFono;
using CtiMiddleware.Adapters.Smdi;
using CtiMiddleware.Adapters.Smdr;
using CtiMiddleware.Adapters.VoiceModem;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Architecture.Tests;

/// <summary>docs/adapters/capability-matrix.md says what the adapters declare; every adapter says something to every service and event.</summary>
public sealed class CapabilityMatrixTests
{
    private static readonly SwitchCapabilities[] Adapters =
    [
        AsteriskAmiCapabilities.All,
        LineTextCapabilities.All,
        CiscoGed188Capabilities.All,
        GsmModemCapabilities.All,
        SmdiCapabilities.All,
        SmdrCapabilities.All,
        AudioSocketCapabilities.All,
        VoiceModemCapabilities.All,
        GsmModemCapabilities.All,
        OFonoCapabilities.All,
    ];

    [Fact]
    public void The_matrix_equals_what_the_adapters_declare() => GeneratedPage.Equals("docs/adapters/capability-matrix.md", Page());

    [Fact]
    public void Every_adapter_has_something_to_say_to_every_service_of_the_model()
    {
        var services = typeof(SwitchCommand).GetNestedTypes().Select(static type => type.Name).Order(StringComparer.Ordinal);
        foreach (var adapter in Adapters)
            Assert.Equal(services, adapter.Services.Select(static service => service.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_adapter_has_something_to_say_to_every_event_of_the_model()
    {
        var events = typeof(SwitchEvent)
            .Assembly.GetExportedTypes()
            .Where(static type => !type.IsAbstract && typeof(SwitchEvent).IsAssignableFrom(type));
        foreach (var adapter in Adapters)
        {
            var said = adapter.Events.Select(static one => one.Name).ToList();
            Assert.Equal(said.Count, said.Distinct(StringComparer.Ordinal).Count());
            Assert.Empty(events.Select(static type => type.Name).Except(said));
        }
    }

    [Fact]
    public void What_is_conditional_or_refused_says_why()
    {
        foreach (var one in Adapters.SelectMany(static adapter => adapter.Services.Concat(adapter.Events)))
            Assert.True(one.Support == ServiceSupport.Supported || !string.IsNullOrWhiteSpace(one.Note), $"{one.Name} gives no reason.");
    }

    private static string Page()
    {
        var text = new StringBuilder();
        text.Append("# What each switch can do\n\n")
            .Append(
                "Written from the adapters' capability documents by `tests/CtiMiddleware.Architecture.Tests/CapabilityMatrixTests.cs`; a test fails\n"
            )
            .Append(
                "when the two differ. The same document is answered by `GET /api/v1/switches/{s}/capabilities`. What is not supported is refused at\n"
            )
            .Append("once, with outcome `notSupported`.\n");
        foreach (var adapter in Adapters)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n## {adapter.Adapter}\n\nObserves: `{JsonNamingPolicy.CamelCase.ConvertName(adapter.Observes.ToString())}`.\n"
            );
            Table(text, "Service", adapter.Services);
            Table(text, "Event", adapter.Events);
        }
        return text.ToString();
    }

    private static void Table(StringBuilder text, string head, IReadOnlyList<ServiceCapability> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n| {head} | Support | Condition, manner or reason |\n| --- | --- | --- |\n");
        foreach (var row in rows)
        {
            var support = row.Support switch
            {
                ServiceSupport.Supported => "yes",
                ServiceSupport.Conditional => "conditional",
                _ => "no",
            };
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Name} | {support} | {row.Note?.Replace("|", "\\|", StringComparison.Ordinal)} |\n"
            );
        }
    }
}
