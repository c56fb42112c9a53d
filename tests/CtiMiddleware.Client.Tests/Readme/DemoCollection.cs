namespace CtiMiddleware.Client.Tests.Readme;

/// <summary>One demo for all tests that need one.</summary>
[CollectionDefinition(Name)]
public sealed class DemoCollection : ICollectionFixture<DemoFixture>
{
    public const string Name = "demo";
}
