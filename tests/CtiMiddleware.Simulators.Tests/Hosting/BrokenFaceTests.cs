using CtiMiddleware.Simulators.Switch.Hosting;

namespace CtiMiddleware.Simulators.Tests.Hosting;

/// <summary>A face that throws is a defect of the simulator: it is seen, and costs one client.</summary>
public sealed class BrokenFaceTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Face_that_throws_loses_that_client_is_counted_and_everything_else_goes_on()
    {
        var simulated = await SimulatedSwitch.StartAsync(
            new SimulatedSwitchOptions
            {
                Profile = SwitchRig.Phones(),
                Faces = [new SimulatedFaceOptions(static engine => new BrokenFace(engine))],
            },
            TimeProvider.System
        );
        await using var victim = await AmiTestClient.ConnectAsync(simulated.Faces[0].Port, login: false);
        await using var other = await AmiTestClient.ConnectAsync(simulated.Faces[0].Port, login: false);
        await victim.SendAsync("boom");
        await victim.ReadToEndAsync();
        await other.SendAsync("hello");
        await other.ReadUntilAsync("hello");
        while (simulated.Faces[0].Clients > 1)
            await Task.Delay(10, Stop);
        Assert.Equal(1, simulated.WorkFailed);
        Assert.Equal(1, await simulated.RunAsync(_ => simulated.Faces[0].Access.Face.Clients, Stop));
        await simulated.DisposeAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => simulated.RunAsync(static _ => { }, Stop));
    }
}
