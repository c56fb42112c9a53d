using System.Reflection;

namespace CtiMiddleware.Architecture.Tests;

/// <summary>The public surface of what is shipped as a library is written down, so that a change of it is seen in the diff.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData(typeof(Model.Objects.Call))]
    [InlineData(typeof(Links.Spi.ILinkProtocol))]
    [InlineData(typeof(Client.CtiClient))]
    [InlineData("CtiMiddleware.Adapters.ChannelModel")]
    [InlineData("CtiMiddleware.Adapters.AsteriskAmi")]
    [InlineData("CtiMiddleware.Adapters.LineText")]
    [InlineData("CtiMiddleware.Adapters.CiscoGed188")]
    [InlineData("CtiMiddleware.Adapters.AudioSocket")]
    [InlineData("CtiMiddleware.Adapters.Smdi")]
    [InlineData("CtiMiddleware.Media")]
    public void The_public_surface_equals_the_text_in_the_repository(object marker)
    {
        var assembly = marker is Type type ? type.Assembly : Assembly.Load((string)marker);
        var file = $"tests/CtiMiddleware.Architecture.Tests/PublicApi/{assembly.GetName().Name}.txt";
        GeneratedPage.Equals(file, PublicSurface.Describe(assembly));
    }
}
