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
    public void The_public_surface_equals_the_text_in_the_repository(object marker)
    {
        var assembly = marker is Type type ? type.Assembly : Assembly.Load((string)marker);
        var file = $"tests/CtiMiddleware.Architecture.Tests/PublicApi/{assembly.GetName().Name}.txt";
        var path = Path.Combine(Repository.Root, file);
        var now = PublicSurface.Describe(assembly);
        if (Repository.Updates)
            File.WriteAllText(path, now);
        Assert.True(File.Exists(path), $"{file} is missing; write it with CTI_UPDATE_DOCS=1.");
        Assert.True(
            File.ReadAllText(path) == now,
            $"The public surface of {assembly.GetName().Name} changed. If that is meant, write {file} anew with CTI_UPDATE_DOCS=1 and look at the diff."
        );
    }
}
