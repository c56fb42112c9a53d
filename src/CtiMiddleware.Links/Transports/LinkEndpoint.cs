namespace CtiMiddleware.Links.Transports;

/// <summary>One address of a link. Each kind of transport has a kind of its own; <see cref="object.ToString"/> is the address for people, without secrets.</summary>
public abstract record LinkEndpoint;
