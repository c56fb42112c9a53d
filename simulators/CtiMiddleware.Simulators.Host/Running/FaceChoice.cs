using System.Globalization;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Switch.Hosting;

namespace CtiMiddleware.Simulators.Host.Running;

/// <summary>Faces by the names of their protocols, as the command line names them: <c>asterisk-ami</c> or <c>asterisk-ami:5038</c>.</summary>
public static class FaceChoice
{
    /// <summary>The protocols that have a face.</summary>
    public static string Names => string.Join(", ", SwitchesUnderTest.All.Select(static under => under.Protocol));

    /// <summary>Adapter and face of a protocol.</summary>
    /// <exception cref="UsageException">There is none of this name.</exception>
    public static SwitchUnderTest Find(string protocol) =>
        SwitchesUnderTest.Find(protocol) ?? throw new UsageException($"There is no face {protocol}; there are {Names}.");

    /// <summary>A face and its port, from the command line.</summary>
    public static SimulatedFaceOptions Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        var port = 0;
        if (
            colon >= 0
            && (!int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port > 65535)
        )
            throw new UsageException($"'{text[(colon + 1)..]}' is no port: 0 to 65535.");
        return new SimulatedFaceOptions(Find(colon < 0 ? text : text[..colon]).CreateFace, port);
    }
}
