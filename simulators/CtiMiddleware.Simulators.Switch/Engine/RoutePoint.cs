namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A number whose calls wait a moment for a computer to say where they go. Read on the kernel only.</summary>
public sealed class RoutePoint
{
    internal RoutePoint(string number, string name, string defaultDestination, TimeSpan timeout)
    {
        Number = number;
        Name = name;
        DefaultDestination = defaultDestination;
        Timeout = timeout;
    }

    /// <summary>The number to dial.</summary>
    public string Number { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Where calls go without an answer (field rule 46).</summary>
    public string DefaultDestination { get; }

    /// <summary>How long the switch waits for an answer.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Routers registered now; with none every call goes to the default at once.</summary>
    public int Routers { get; internal set; }

    /// <summary>Requests made.</summary>
    public int Requested { get; internal set; }

    /// <summary>Requests answered with a destination in time.</summary>
    public int Selected { get; internal set; }

    /// <summary>Requests that nobody answered in time.</summary>
    public int TimedOut { get; internal set; }

    /// <summary>Answers to a request that was over (field rules 46, 47).</summary>
    public int Late { get; internal set; }

    /// <summary>Calls that went to the default, for whatever reason.</summary>
    public int Defaulted { get; internal set; }
}
