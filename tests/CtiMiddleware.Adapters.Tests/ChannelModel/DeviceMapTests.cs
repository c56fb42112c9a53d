using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Model.Devices;

namespace CtiMiddleware.Adapters.Tests.ChannelModel;

/// <summary>Which device stands behind an endpoint's name.</summary>
public sealed class DeviceMapTests
{
    [Theory]
    [InlineData("PJSIP/1001-0000002c", "1001")]
    [InlineData("SIP/alice-0000002c", "alice")]
    [InlineData("PJSIP/anna-lena-0000002c", "anna-lena")]
    [InlineData("Local/1001@ctx-0000000d;1", null)]
    [InlineData("PJSIP/1001@x-0000000d", null)]
    [InlineData("Message/ast_msg_queue", null)]
    [InlineData("", null)]
    public void What_follows_the_technology_is_the_number_of_a_station(string channel, string? number)
    {
        var device = new DeviceMap(DeviceMap.Default).Find(DeviceMap.EndpointOf(channel));
        Assert.Equal(number, device?.Number);
        Assert.Equal(number is null ? null : DeviceCategory.Station, device?.Kind);
    }

    [Fact]
    public void The_first_rule_that_matches_decides_also_when_it_ignores()
    {
        var map = new DeviceMap([
            new DeviceRule("^PJSIP/paging$", "$0", DeviceCategory.Station, Ignore: true),
            new DeviceRule(@"^PJSIP/0(\d+)$", "+49$1", DeviceCategory.Trunk),
            .. DeviceMap.Default,
        ]);
        Assert.Null(map.Find("PJSIP/paging"));
        Assert.Equal("+4930", map.Find("PJSIP/030")?.Number);
        Assert.Equal("1001", map.Find("PJSIP/1001")?.Number);
    }

    [Fact]
    public void A_device_is_one_object_and_is_found_by_its_number_under_the_name_first_seen()
    {
        var map = new DeviceMap(DeviceMap.Default);
        Assert.Null(map.NativeName("1001"));
        Assert.Same(map.Find("SIP/1001"), map.Find("SIP/1001"));
        map.Find("PJSIP/1001");
        Assert.Equal("SIP/1001", map.NativeName("1001"));
    }

    [Theory]
    [InlineData("^PJSIP/(\\d+)$", true)]
    [InlineData("^PJSIP/(", false)]
    [InlineData("^PJSIP/(?!x)", false)]
    [InlineData("^(.)\\1$", false)]
    public void A_pattern_that_could_run_for_ever_or_is_none_cannot_be_used(string pattern, bool usable)
    {
        Assert.Equal(usable, DeviceRule.Problem(pattern) is null);
        if (!usable)
            Assert.ThrowsAny<ArgumentException>(() => new DeviceRule(pattern, "$1", DeviceCategory.Station));
    }

    [Fact]
    public void A_long_name_is_matched_in_a_time_that_grows_with_it_only()
    {
        // A pattern that would take an engine with backtracking for ever.
        var map = new DeviceMap([new DeviceRule("^(a+)+$", "$1", DeviceCategory.Station)]);
        Assert.Null(map.Find(new string('a', 5000) + "b"));
    }
}
