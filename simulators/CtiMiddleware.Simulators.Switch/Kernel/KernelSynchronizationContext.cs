namespace CtiMiddleware.Simulators.Switch.Kernel;

/// <summary>Brings the continuations of asynchronous code back onto the kernel's ready queue.</summary>
internal sealed class KernelSynchronizationContext(SimulationKernel kernel) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => kernel.Post(() => d(state));

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("The kernel runs one thing at a time: post, never send.");

    public override SynchronizationContext CreateCopy() => this;
}
