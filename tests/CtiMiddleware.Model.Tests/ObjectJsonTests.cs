using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Model.Tests;

public sealed class ObjectJsonTests
{
    // The resolver is named because GetTypeInfo does not bring one by itself before the first serialisation.
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    [Fact]
    public void A_device_writes_its_category_as_kind_and_reads_back_equal()
    {
        var device = new Device
        {
            Id = new DeviceId("hq:2001"),
            Category = DeviceCategory.Station,
            Switch = new SwitchId("hq"),
            Number = "2001",
        };

        var json = JsonSerializer.Serialize(device, Web);

        Assert.Equal("station", JsonSerializer.Deserialize<JsonElement>(json).GetProperty("kind").GetString());
        Assert.Equal(device, JsonSerializer.Deserialize<Device>(json, Web));
    }

    [Theory]
    [MemberData(nameof(ObjectTypes))]
    public void Kind_and_key_of_an_object_are_not_written(Type type)
    {
        var names = Web.GetTypeInfo(type)
            .Properties.Where(static property => property.Get is not null)
            .Select(static property => property.Name);
        Assert.DoesNotContain("key", names);
        Assert.Equal(type == typeof(Device), names.Contains("kind"));
    }

    public static TheoryData<Type> ObjectTypes =>
        [
            .. typeof(CtiObject)
                .Assembly.GetExportedTypes()
                .Where(static type => !type.IsAbstract && typeof(CtiObject).IsAssignableFrom(type)),
        ];
}
