using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CtiMiddleware.Client;

/// <summary>Source-generated JSON of everything that crosses the wire: members in camel case, unknown members ignored.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(CommandResult))]
[JsonSerializable(typeof(Operation))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(EventFilter))]
[JsonSerializable(typeof(StreamMessage))]
[JsonSerializable(typeof(Call))]
[JsonSerializable(typeof(Device))]
[JsonSerializable(typeof(Agent))]
[JsonSerializable(typeof(Group))]
[JsonSerializable(typeof(CallThread))]
[JsonSerializable(typeof(Switch))]
[JsonSerializable(typeof(Link))]
[JsonSerializable(typeof(ServerStatus))]
[JsonSerializable(typeof(Page<Call>))]
[JsonSerializable(typeof(Page<Device>))]
[JsonSerializable(typeof(Page<Agent>))]
[JsonSerializable(typeof(Page<Group>))]
[JsonSerializable(typeof(Page<Switch>))]
[JsonSerializable(typeof(Page<Link>))]
[JsonSerializable(typeof(Page<MonitorReport>))]
[JsonSerializable(typeof(CallDetail))]
[JsonSerializable(typeof(Page<CallDetail>))]
[JsonSerializable(typeof(LinkTest))]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(Connection))]
[JsonSerializable(typeof(Page<CallThread>))]
[JsonSerializable(typeof(IReadOnlyList<MergedConnection>))]
[JsonSerializable(typeof(IReadOnlyList<MergedThread>))]
[JsonSerializable(typeof(IReadOnlyList<RemovedObject>))]
[JsonSerializable(typeof(StoredMessage))]
[JsonSerializable(typeof(IReadOnlyList<StoredMessage>))]
internal sealed partial class WireJson : JsonSerializerContext;
