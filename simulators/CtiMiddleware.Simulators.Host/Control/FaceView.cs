namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>A face of the simulated switch.</summary>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Host">Where it listens.</param>
/// <param name="Port">The port.</param>
/// <param name="Listening">Whether it accepts connections now.</param>
/// <param name="Clients">Clients connected.</param>
/// <param name="ClientsOverrun">Clients closed because they did not read.</param>
/// <param name="EventsSent">Event messages sent, counted once however many clients got them.</param>
/// <param name="Faults">Faults that are set.</param>
public sealed record FaceView(
    string Protocol,
    string Host,
    int Port,
    bool Listening,
    int Clients,
    long ClientsOverrun,
    long EventsSent,
    int Faults
);
