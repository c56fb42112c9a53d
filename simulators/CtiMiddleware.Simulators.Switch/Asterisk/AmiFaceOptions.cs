namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>How the simulated Asterisk looks to its AMI clients.</summary>
public sealed record AmiFaceOptions
{
    /// <summary>The users of <c>manager.conf</c>. Default: <c>cti</c>/<c>ctisecret</c> with every class, <c>ro</c>/<c>rosecret</c> that reads calls and agents.</summary>
    public IReadOnlyList<AmiUser> Users { get; init; } =
    [new("cti", "ctisecret"), new("ro", "rosecret", AmiPrivilege.Call | AmiPrivilege.Agent, AmiPrivilege.Reporting)];

    /// <summary>The events sent besides those of calls and agents. Default: as on a fresh Asterisk.</summary>
    public AmiNoise Noise { get; init; } = AmiNoise.Usual;

    /// <summary>The context that stations dial in.</summary>
    public string Context { get; init; } = "from-internal";

    /// <summary>The context that calls from outside come in.</summary>
    public string TrunkContext { get; init; } = "from-trunk";

    /// <summary>What <c>core show version</c> and <c>CoreSettings</c> tell.</summary>
    public string Version { get; init; } = "22.10.1";

    /// <summary>The version in the banner.</summary>
    public string AmiVersion { get; init; } = "11.0.0";

    /// <summary>True when the module <c>res_mwi_external_ami</c> is loaded: only then is there an action <c>MWIUpdate</c>. Debian's package loads the voice mail module instead, hence the default false.</summary>
    public bool ExternalMwi { get; init; }
}
