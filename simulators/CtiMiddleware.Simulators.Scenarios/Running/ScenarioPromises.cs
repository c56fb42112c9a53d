using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Scenarios.Reading;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>What the adapter and the face promise about a scenario: which of its services and events are denied, which of its faults refused.</summary>
internal sealed class ScenarioPromises
{
    private readonly HashSet<string> _deniedServices = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deniedEvents = new(StringComparer.Ordinal);

    public ScenarioPromises(Scenario scenario, SwitchUnderTest under)
    {
        var capabilities = under.Adapter.CapabilitiesFor(under.Options);
        foreach (var service in capabilities.Services.Where(static x => x.Support == ServiceSupport.NotSupported))
            _deniedServices.Add(service.Name);
        foreach (var denied in capabilities.Events.Where(static x => x.Support == ServiceSupport.NotSupported))
            _deniedEvents.Add(denied.Name);
        DeniedRequirements =
        [
            .. scenario.Requires.Where(name =>
                // A name may be both a service and an event (Stop): denied when it is denied as either.
                _deniedServices.Contains(name)
                || _deniedEvents.Contains(name)
                || (capabilities.Services.All(known => known.Name != name) && capabilities.Events.All(known => known.Name != name))
            ),
        ];
    }

    /// <summary>What the scenario requires and the adapter denies.</summary>
    public IReadOnlyList<string> DeniedRequirements { get; }

    /// <summary>Whether the adapter denies a service.</summary>
    public bool Denies(AppAction action) => _deniedServices.Contains(AppActor.Service(action));

    /// <summary>Whether the adapter denies an event.</summary>
    public bool Denies(EventPattern pattern) => DeniesType(Words.EventType(pattern.Event!));

    /// <summary>Whether the adapter denies a type of event.</summary>
    public bool DeniesType(string type) => Words.CapabilityOf(type) is { } name && _deniedEvents.Contains(name);

    /// <summary>Settings that the scenario's switch needs and the face does not show, as a note; null when it shows them all.</summary>
    public static string? NotShown(Scenario scenario, ISwitchFace face)
    {
        // A setting that is written is meant, even where it is the default.
        var wanted = scenario.Switch.Behaviour.Keys.Select(FaceSettings.Find).OfType<FaceSetting>();
        string[] missing =
        [
            .. wanted
                .Concat(FaceSettings.SetBy(face.Engine.Profile))
                .Distinct()
                .Where(setting => !face.Shows.Contains(setting))
                .Order()
                .Select(FaceSettings.Name),
        ];
        return missing.Length == 0 ? null : $"the face of {face.Protocol} does not show {string.Join(", ", missing)}";
    }

    /// <summary>
    /// Faults that the face cannot produce: the first one, refused by name, as a note; or why the refusal itself is wrong.
    /// </summary>
    public static (string? Note, string? Wrong) Refused(Scenario scenario, ISwitchFace face)
    {
        foreach (var step in scenario.Steps.Where(step => step.IsOver(face.Protocol)))
        {
            if (step.Fault is { Match.Count: > 0 } fault && !fault.Match.ContainsKey("*") && !fault.Match.ContainsKey(face.Protocol))
                return (
                    $"the scenario does not say which messages of {face.Protocol} the fault {FaultBoard.Name(fault.Kind)} strikes",
                    null
                );
            var kind = step.Fault?.Kind ?? (step.Clock is null ? (FaultKind?)null : FaultKind.ClockJump);
            if (kind is not { } wanted || face.Faults.Supported.Contains(wanted))
                continue;
            var name = FaultBoard.Name(wanted);
            try
            {
                face.Faults.Set(new FaultSpec(wanted));
            }
            catch (FaultRefusedException refused)
            {
                return refused.Message.Contains(name, StringComparison.Ordinal)
                    ? ($"the face of {face.Protocol} cannot produce the fault {name}, and says so", null)
                    : (null, $"the face refuses {name} without naming it: {refused.Message}");
            }
            return (null, $"the face does not list the fault {name} and takes it all the same");
        }
        return (null, null);
    }
}
