using System.Reflection;
using System.Text.Json;

namespace CtiMiddleware.Client.Tests;

/// <summary>Holds the client's wire types and requests against the description of the API that is checked in.</summary>
public sealed class OpenApiTests
{
    private static readonly JsonElement Api = Read();

    [Theory]
    [InlineData(typeof(Call), "Call")]
    [InlineData(typeof(Connection), "Connection")]
    [InlineData(typeof(Party), "Party")]
    [InlineData(typeof(NativeCall), "NativeCall")]
    [InlineData(typeof(NativeConnection), "NativeConnection")]
    [InlineData(typeof(Device), "Device")]
    [InlineData(typeof(Agent), "Agent")]
    [InlineData(typeof(AgentGroup), "AgentGroup")]
    [InlineData(typeof(Group), "Group")]
    [InlineData(typeof(GroupStatistics), "GroupStatistics")]
    [InlineData(typeof(MonitorReport), "MonitorReport")]
    [InlineData(typeof(CallThread), "CallThread")]
    [InlineData(typeof(Switch), "SwitchObject")]
    [InlineData(typeof(Link), "LinkObject")]
    [InlineData(typeof(Operation), "Operation")]
    [InlineData(typeof(OperationFailure), "Failure")]
    [InlineData(typeof(LinkTest), "LinkTestReport")]
    [InlineData(typeof(LinkTestStep), "LinkTestStep")]
    [InlineData(typeof(Page<Call>), "PageOfCall")]
    public void A_type_of_the_client_has_the_members_of_the_api(Type type, string schema) =>
        Assert.Equal(Members(schema).Order(StringComparer.Ordinal), Properties(type).Order(StringComparer.Ordinal));

    // These read less than there is, or add what comes in a header.
    [Theory]
    [InlineData(typeof(CommandResult), "CommandReply", "effect", "lateAnswer", "replayed")]
    [InlineData(typeof(StatusReport), "StatusReport")]
    [InlineData(typeof(Problem), "Problem")]
    public void A_type_that_reads_a_part_reads_what_is_there(Type type, string schema, params string[] own) =>
        Assert.Empty(Properties(type).Except(Members(schema)).Except(own));

    [Fact]
    public async Task Every_method_of_the_client_is_an_operation_of_the_api_with_the_fields_it_knows()
    {
        using var handler = new RecordingHandler();
        await using var cti = await CtiClient.ConnectAsync(
            new CtiClientOptions
            {
                Url = new Uri("http://127.0.0.1"),
                ApiKey = "ctk_test",
                Handler = handler,
            },
            TestContext.Current.CancellationToken
        );
        foreach (var property in typeof(CtiClient).GetProperties())
        {
            foreach (
                var method in property.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            )
            {
                // Those that wait for the end of what another method begins are that method and the event stream.
                if (method.Name.EndsWith("ToEndAsync", StringComparison.Ordinal))
                    continue;
                handler.Requests.Clear();
                var arguments = method.GetParameters().Select(parameter => Argument(property.PropertyType, parameter)).ToArray();
                await (Task)method.Invoke(property.GetValue(cti), arguments)!;
                var (verb, uri, body) = Assert.Single(handler.Requests);
                var operation = Operation(verb, uri, $"{property.Name}.{method.Name}");
                if (body is not null)
                    Assert.Empty(Fields(body).Except(BodyMembers(operation)));
            }
        }
    }

    private static object? Argument(Type api, ParameterInfo parameter) =>
        parameter.ParameterType switch
        {
            var type when type == typeof(string) => "x",
            var type when type == typeof(bool) => true,
            var type when type == typeof(CommandOptions) => new CommandOptions { IfRev = api == typeof(ConnectionsApi) ? 1 : null },
            var type when type == typeof(ListQuery) => new ListQuery { Limit = 1 },
            var type when type == typeof(PlayOptions) => new PlayOptions(),
            var type when type == typeof(RecordOptions) => new RecordOptions(),
            var type when type == typeof(CollectOptions) => new CollectOptions(),
            var type when type == typeof(CallDetailQuery) => new CallDetailQuery(),
            var type when type == typeof(IReadOnlyList<string>) => new[] { "x" },
            var type when type == typeof(ReadOnlyMemory<byte>) => new ReadOnlyMemory<byte>([1]),
            var type when type == typeof(int) => 1,
            var type when type == typeof(CancellationToken) => TestContext.Current.CancellationToken,
            var type when type == typeof(IReadOnlyDictionary<string, string?>) => new Dictionary<string, string?> { ["a"] = "b" },
            var type when type == typeof(IEnumerable<KeyValuePair<string, string>>) => new Dictionary<string, string> { ["a"] = "b" },
            var type => throw new InvalidOperationException($"No argument for {type}."),
        };

    private static JsonElement Operation(HttpMethod verb, Uri uri, string method)
    {
        var sent = uri.AbsolutePath.Split('/');
        foreach (var path in Api.GetProperty("paths").EnumerateObject())
        {
            var template = path.Name.Split('/');
            var fits =
                template.Length == sent.Length
                && template.Zip(sent).All(static pair => pair.First.StartsWith('{') || pair.First == pair.Second);
            if (fits && path.Value.TryGetProperty(verb.Method.ToLowerInvariant(), out var operation))
                return operation;
        }
        throw new Xunit.Sdk.XunitException($"{method} sends {verb} {uri.AbsolutePath}, which the API does not have.");
    }

    private static IEnumerable<string> BodyMembers(JsonElement operation)
    {
        if (!operation.TryGetProperty("requestBody", out var body))
            return [];
        var reference = body.GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()!;
        return Members(reference[(reference.LastIndexOf('/') + 1)..]);
    }

    private static IEnumerable<string> Members(string schema)
    {
        var found = Api.GetProperty("components").GetProperty("schemas").GetProperty(schema);
        return found.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(static property => property.Name)
            : [];
    }

    private static IEnumerable<string> Properties(Type type) =>
        WireJson
            .Default.GetTypeInfo(type)!
            .Properties.Where(static property => property.Get is not null)
            .Select(static property => property.Name);

    private static IEnumerable<string> Fields(string body) =>
        JsonSerializer.Deserialize<JsonElement>(body).EnumerateObject().Select(static field => field.Name);

    private static JsonElement Read()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CtiMiddleware.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No CtiMiddleware.sln above the tests.");
        return JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(folder, "docs", "api", "openapi.json")));
    }
}
