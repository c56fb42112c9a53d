using CtiMiddleware.Conformance.Vectors;

namespace CtiMiddleware.Architecture.Tests;

/// <summary>Every vector below adapters is well written, also one whose adapter is not there yet. What they say is run by Conformance.Tests.</summary>
public sealed class VectorSyntaxTests
{
    public static TheoryData<string> Vectors =>
        [.. Repository.FilesUnder("adapters/", ".json").Where(static file => file.Split('/') is [_, _, "vectors", _])];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_vector_can_be_read(string file) => Assert.NotEmpty(VectorFile.Load(Path.Combine(Repository.Root, file)).Steps);
}
