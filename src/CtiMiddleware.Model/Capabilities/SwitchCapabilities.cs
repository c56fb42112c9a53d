namespace CtiMiddleware.Model.Capabilities;

/// <summary>What an adapter can do with its switch: the capability document (ECMA-269, 13.1.4 Get Switching Function Capabilities).</summary>
/// <param name="Adapter">The adapter's name, for example <c>asterisk-ami</c>.</param>
/// <param name="Services">Every service of the model, once.</param>
/// <param name="Events">Every event of the model, once.</param>
public sealed record SwitchCapabilities(string Adapter, IReadOnlyList<ServiceCapability> Services, IReadOnlyList<ServiceCapability> Events)
{
    /// <summary>What the switch lets us see without monitors.</summary>
    public SwitchObservation Observes { get; init; }

    /// <summary>The support of a service; not supported when it is not listed.</summary>
    public ServiceCapability Service(string name)
    {
        foreach (var service in Services)
        {
            if (service.Name == name)
                return service;
        }
        return new ServiceCapability(name, ServiceSupport.NotSupported, "The adapter does not know this service.");
    }
}
