using System.Globalization;
using CtiMiddleware.Adapters.AsteriskAmi;
using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Adapters.CiscoGed188;
using CtiMiddleware.Adapters.LineText;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Simulators.Switch.Asterisk;
using CtiMiddleware.Simulators.Switch.CiscoGed188;
using CtiMiddleware.Simulators.Switch.LineText;

namespace CtiMiddleware.Simulators.Scenarios.Rig;

/// <summary>Every protocol that has both an adapter and a face. A new one is one more line here.</summary>
public static class SwitchesUnderTest
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<SwitchUnderTest> All { get; } = [AsteriskAmi(), LineText(), CiscoGed188()];

    /// <summary>The one of a protocol; null when there is none.</summary>
    public static SwitchUnderTest? Find(string protocol) => All.FirstOrDefault(known => known.Protocol == protocol);

    private static SwitchUnderTest AsteriskAmi()
    {
        var options = new AsteriskAmiOptions
        {
            User = "cti",
            Secret = "ctisecret",
            // What the simulated telephones and the simulated switch can do.
            SipNotifyControl = true,
            ConferenceExtension = "620",
        };
        options = options with
        {
            Devices =
            [
                new DeviceRule(@"^PJSIP/(\d+)$", "$1", DeviceCategory.Station),
                new DeviceRule("^PJSIP/(.+)$", "$1", DeviceCategory.Trunk),
                .. options.Devices,
            ],
        };
        return new SwitchUnderTest
        {
            Adapter = new AsteriskAmiFactory(TimeProvider.System),
            AdapterOn = static time => new AsteriskAmiFactory(time),
            Options = options,
            WrongOptions = options with { Secret = "wrong" },
            CreateFace = static engine => new AmiFace(engine, new AmiFaceOptions { ExternalMwi = true }),
        };
    }

    private static SwitchUnderTest LineText()
    {
        var options = new LineTextOptions { User = "cti", Secret = "ctisecret" };
        return new SwitchUnderTest
        {
            Adapter = new LineTextAdapterFactory(),
            Options = options,
            WrongOptions = options with { Secret = "wrong" },
            CreateFace = static engine => new LineTextFace(engine, new LineTextFaceOptions()),
        };
    }

    private static SwitchUnderTest CiscoGed188()
    {
        // As of telephones that must ring before they dial; the adapter is the same for those that need not.
        var face = new CtiServerOptions { Prompting = true };
        var options = new CiscoGed188Options
        {
            ClientId = "cti",
            Password = face.Password!,
            PeripheralId = face.PeripheralId,
            Supervisor = true,
            // The protocol cannot list devices; these are the stations of the scenarios' usual switch.
            Devices = [.. Enumerable.Range(1001, 6).Select(static number => number.ToString(CultureInfo.InvariantCulture))],
        };
        return new SwitchUnderTest
        {
            Adapter = new CiscoGed188Factory(),
            Options = options,
            Variants = new Dictionary<string, object>(StringComparer.Ordinal) { ["monitors"] = options with { Mode = GedMode.Monitors } },
            WrongOptions = options with { Password = "wrong" },
            CreateFace = engine => new CtiServerFace(engine, face),
        };
    }
}
