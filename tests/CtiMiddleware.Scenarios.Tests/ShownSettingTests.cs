using CtiMiddleware.Simulators.Scenarios;
using CtiMiddleware.Simulators.Scenarios.Reading;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Scenarios.Running;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Kernel;
using CtiMiddleware.Simulators.Switch.Profiles;

namespace CtiMiddleware.Scenarios.Tests;

public sealed class ShownSettingTests
{
    [Theory]
    [InlineData("asterisk-ami", ScenarioStatus.NotApplicable)]
    [InlineData("line-text", ScenarioStatus.NotApplicable)]
    [InlineData("cisco-ged188", ScenarioStatus.Passed)]
    public async Task A_scenario_that_sets_what_the_face_does_not_show_is_not_applicable_by_name(string protocol, ScenarioStatus status)
    {
        var (scenario, errors) = ScenarioReader.Read(
            "name: x\nswitch: { behaviour: { monitorQuota: 500, ringTime: 9s, eventsPerSecond: 0 } }\nsteps:\n  - wait: 1s",
            "x.yaml"
        );
        Assert.Empty(errors);
        var result = await ScenarioRunner.RunAsync(scenario!, SwitchesUnderTest.Find(protocol)!);
        Assert.Equal(status, result.Status);
        if (status == ScenarioStatus.NotApplicable)
            Assert.Equal($"the face of {protocol} does not show eventsPerSecond, monitorQuota", result.Note);
    }

    [Fact]
    public void Every_setting_has_the_name_of_a_setting_of_profiles()
    {
        foreach (var setting in Enum.GetValues<FaceSetting>())
            Assert.NotNull(typeof(SwitchProfile).GetProperty(setting.ToString()));
        Assert.Equal(FaceSetting.MergeIds, FaceSettings.Find("mergeIds"));
        Assert.Null(FaceSettings.Find("ringTime"));
    }

    [Fact]
    public void What_a_profile_sets_and_a_face_does_not_show_is_named()
    {
        var profile = SwitchProfiles.Get("minimal");
        var engine = new PbxEngine(new SimulationKernel(1, VirtualSwitch.Start), profile);
        Assert.Equal(
            [
                FaceSetting.CallIds,
                FaceSetting.WithoutQueuedEvents,
                FaceSetting.WithoutDivertedEvents,
                FaceSetting.WithoutAlternateCause,
                FaceSetting.FailedWithoutConnection,
                FaceSetting.NoOptionalFields,
            ],
            FaceSettings.NotShown(profile, SwitchesUnderTest.Find("asterisk-ami")!.CreateFace(engine))
        );
        Assert.Empty(FaceSettings.NotShown(profile, SwitchesUnderTest.Find("cisco-ged188")!.CreateFace(engine)));
    }
}
