namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>What two calls that become one are called afterwards.</summary>
public sealed partial class PbxEngine
{
    private static ConnectionChange[] Connections(PbxCall call, params PbxLeg[] leaving) =>
        call.Legs.Where(leg => !leaving.Contains(leg)).Select(leg => new ConnectionChange(leg, call.WireId, leg.WireDevice)).ToArray();

    /// <summary>Settles ids, parties and data of a merge; called when the legs are in their new call and before the event that tells it.</summary>
    private void Merge(PbxCall held, PbxCall consultation, PbxCall survivor, ConnectionChange[] connections)
    {
        var (heldId, consultationId) = (held.WireId, consultation.WireId);
        var other = ReferenceEquals(survivor, held) ? consultation : held;
        if (other.ServedBy is not null)
        {
            // An agent's service of a call that is no more is over, whoever of the two was the agent.
            EndService(other, ServiceEnd.Transfer);
        }
        MergeData(held, consultation, survivor);
        switch (Profile.MergeIds)
        {
            case MergeIdPolicy.KeepHeld when ReferenceEquals(survivor, consultation):
            case MergeIdPolicy.KeepConsultation when ReferenceEquals(survivor, held):
                SwapWireIds(survivor, other);
                break;
            case MergeIdPolicy.New:
                var old = survivor.WireId;
                survivor.WireId = _wireIds.NewCall();
                _callsByWireId.Remove(old);
                _wireIds.Return(old);
                _callsByWireId[survivor.WireId] = survivor;
                break;
        }
        var lead = Profile.MergeIds == MergeIdPolicy.KeepConsultation ? consultation : held;
        if (!ReferenceEquals(lead, survivor))
        {
            (survivor.CallerNumber, survivor.CallerName) = (lead.CallerNumber, lead.CallerName);
            (survivor.DialledNumber, survivor.LastRedirectedNumber) = (lead.DialledNumber, lead.LastRedirectedNumber);
            survivor.LastGroup = lead.LastGroup ?? survivor.LastGroup;
        }
        survivor.Kind = held.Kind;
        survivor.Trunk ??= other.Trunk;
        survivor.ParentWireId = null;
        Raise(new PbxEvent.CallsMerged(survivor, heldId, consultationId, survivor.WireId, connections));
    }

    private void SwapWireIds(PbxCall one, PbxCall other)
    {
        (one.WireId, other.WireId) = (other.WireId, one.WireId);
        _callsByWireId[one.WireId] = one;
        if (_calls.ContainsKey(other.Id))
        {
            _callsByWireId[other.WireId] = other;
        }
        else
        {
            _callsByWireId.Remove(other.WireId);
        }
    }
}
