using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Scenarios.Tests;

/// <summary>An adapter whose capabilities deny one service or event that it has.</summary>
internal sealed class DenyingAdapter(ILinkAdapterFactory inner, string denied) : ILinkAdapterFactory
{
    public string Name => inner.Name;

    public SwitchCapabilities Capabilities =>
        inner.Capabilities with
        {
            Services = [.. inner.Capabilities.Services.Select(Deny)],
            Events = [.. inner.Capabilities.Events.Select(Deny)],
        };

    public ILinkProtocol Create(LinkContext context) => inner.Create(context);

    private ServiceCapability Deny(ServiceCapability known) =>
        known.Name == denied ? known with { Support = ServiceSupport.NotSupported } : known;
}
