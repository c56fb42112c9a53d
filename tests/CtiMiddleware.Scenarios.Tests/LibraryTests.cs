using CtiMiddleware.Simulators.Scenarios;
using CtiMiddleware.Simulators.Scenarios.Reports;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Scenarios.Running;

namespace CtiMiddleware.Scenarios.Tests;

public sealed class LibraryTests
{
    public static TheoryData<string, string> ScenariosOverAdapters
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in ScenarioLibrary.Names)
            {
                foreach (var under in SwitchesUnderTest.All)
                    data.Add(name, under.Protocol);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ScenariosOverAdapters))]
    public async Task Every_scenario_passes_over_every_adapter_that_claims_what_it_requires(string name, string protocol)
    {
        var result = await ScenarioRunner.RunAsync(ScenarioLibrary.Get(name), SwitchesUnderTest.Find(protocol)!);
        Assert.True(result.Status != ScenarioStatus.Failed, TextReport.Of(result));
    }
}
