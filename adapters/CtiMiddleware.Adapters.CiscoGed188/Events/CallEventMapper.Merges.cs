using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

// CALL_TRANSFERRED and CALL_CONFERENCED: one event with every connection, old → new (field rules 3, 5, 8, 9).
internal sealed partial class CallEventMapper
{
    private void Merge(GedMessage message)
    {
        var primaryId = message.Number(Field.PrimaryCallID);
        var secondaryId = message.Number(Field.SecondaryCallID);
        var parties = Parties(message, primaryId);
        var digest = Digest(message, parties);
        foreach (var party in parties)
        {
            if (calls.Find(party.CallId) is { } told && told.MergeDigest == digest)
            {
                context.Output.Ignored();
                return;
            }
        }
        MakeRoom(parties);
        var primary = calls.Find(primaryId);
        var secondary = secondaryId is GedWire.Unknown or 0 ? null : calls.Find(secondaryId);
        // Where nobody is listed, the calls named are all there is to recognise a repetition by (field rule 29).
        if (parties.Count == 0 && (primary?.MergeDigest == digest || secondary?.MergeDigest == digest))
        {
            context.Output.Ignored();
            return;
        }
        var transfer = message.Type == MessageType.CallTransferredEvent;
        var controllerNumber = texts.Of(message.TextBytes(transfer ? Tag.TransferringDeviceId : Tag.ControllerDeviceId));
        var inPrimary = Controller(primary, message, Field.PrimaryDeviceIDType, Tag.PrimaryDeviceId, controllerNumber);
        var inSecondary = Controller(secondary, message, Field.SecondaryDeviceIDType, Tag.SecondaryDeviceId, controllerNumber);
        var olds = Olds(primary, secondary);
        if (parties.Count == 0)
            Assume(parties, olds, transfer, primaryId, inPrimary, inSecondary);
        Match(parties, olds, transfer ? inPrimary : null, transfer ? inSecondary : null);
        if (parties.Count == 0 && olds.Count == 0)
        {
            if (primary is null && calls.HasEnded(primaryId))
            {
                // Everybody left with the merge, and another monitor tells it again.
                context.Output.Ignored();
                return;
            }
            Anomaly(AnomalyKind.UnknownObject, $"{message.Layout!.Name} of calls that are not known names no party", message);
            return;
        }
        var firstNative = inPrimary?.Native ?? Named(primary, primaryId, message, Field.PrimaryDeviceIDType, Tag.PrimaryDeviceId);
        NativeConnection? secondNative = secondaryId is GedWire.Unknown or 0
            ? null
            : inSecondary?.Native ?? Named(secondary, secondaryId, message, Field.SecondaryDeviceIDType, Tag.SecondaryDeviceId);
        var items = Move(parties, olds, primary, secondary, message);
        foreach (var party in parties)
        {
            if (calls.Find(party.CallId) is { } survivor)
                survivor.MergeDigest = digest;
        }
        context.Output.Emit(
            transfer ? Transferred(message, firstNative, secondNative, items) : Conferenced(message, firstNative, secondNative, items)
        );
    }

    // Before anything is moved: a call that is forgotten must not be one that the merge works on.
    private void MakeRoom(List<MergeParty> parties)
    {
        var (unknown, last) = (0, (uint?)null);
        foreach (var party in parties)
        {
            if (party.CallId == last)
                continue;
            last = party.CallId;
            if (calls.Find(party.CallId) is null)
                unknown++;
        }
        if (unknown > 0)
            calls.MakeRoom(unknown, context.Output.ReceivedAt);
    }

    private CallEvent.Transferred Transferred(
        GedMessage message,
        NativeConnection primary,
        NativeConnection? secondary,
        List<ConnectionListItem> items
    )
    {
        var (cause, native) = GedCauses.Of(message.Number(Field.EventCause));
        return new CallEvent.Transferred(
            primary,
            secondary,
            GedParties.Of(message.Number(Field.TransferringDeviceType), texts.Of(message.TextBytes(Tag.TransferringDeviceId))),
            GedParties.Of(message.Number(Field.TransferredDeviceType), texts.Of(message.TextBytes(Tag.TransferredDeviceId))),
            items
        )
        {
            Cause = cause,
            NativeCause = native,
        };
    }

    private CallEvent.Conferenced Conferenced(
        GedMessage message,
        NativeConnection primary,
        NativeConnection? secondary,
        List<ConnectionListItem> items
    )
    {
        var (cause, native) = GedCauses.Of(message.Number(Field.EventCause));
        return new CallEvent.Conferenced(
            primary,
            secondary,
            GedParties.Of(message.Number(Field.ControllerDeviceType), texts.Of(message.TextBytes(Tag.ControllerDeviceId))),
            GedParties.Of(message.Number(Field.AddedPartyDeviceType), texts.Of(message.TextBytes(Tag.AddedPartyDeviceId))),
            items
        )
        {
            Cause = cause,
            NativeCause = native,
        };
    }

    private List<MergeParty> Parties(GedMessage message, uint primaryId)
    {
        var parties = new List<MergeParty>(4);
        var (call, type) = (primaryId, (uint)GedWire.Unknown16);
        foreach (var field in message.Floating)
        {
            switch (field.Tag)
            {
                case Tag.PartyCallId:
                    (call, type) = (field.Value, GedWire.Unknown16);
                    break;
                case Tag.PartyDeviceIdType:
                    type = field.Value;
                    break;
                case Tag.PartyDeviceId when parties.Count < GedLimits.MaxConnections:
                    parties.Add(new MergeParty(call, type, texts.Of(field.TextBytes)));
                    break;
                default:
                    break;
            }
        }
        return parties;
    }

    private static ulong Digest(GedMessage message, List<MergeParty> parties)
    {
        var digest = CallVariables.Mix(
            ((ulong)message.Number(Field.PrimaryCallID) << 32) ^ message.Number(Field.SecondaryCallID) ^ ((ulong)message.TypeNumber << 17),
            []
        );
        foreach (var party in parties)
            digest = CallVariables.Mix(
                digest ^ party.CallId,
                System.Runtime.InteropServices.MemoryMarshal.AsBytes(party.DeviceId.AsSpan())
            );
        // Nobody listed: who moves whom tells one merge of a call from the next one.
        if (parties.Count == 0)
        {
            digest = CallVariables.Mix(digest, message.TextBytes(Tag.TransferringDeviceId));
            digest = CallVariables.Mix(digest, message.TextBytes(Tag.TransferredDeviceId));
            digest = CallVariables.Mix(digest, message.TextBytes(Tag.ControllerDeviceId));
            digest = CallVariables.Mix(digest, message.TextBytes(Tag.AddedPartyDeviceId));
        }
        return digest;
    }

    private static GedConnection? Controller(GedCall? call, GedMessage message, Field type, Tag tag, string? number) =>
        call is null ? null : (message.Text(tag) is { } id ? call.Find(message.Number(type), id) : null) ?? call.FindNumber(number);

    private NativeConnection Named(GedCall? call, uint id, GedMessage message, Field type, Tag tag)
    {
        var device = texts.Of(message.TextBytes(tag));
        return new NativeConnection(call?.Native ?? Text(id), device is null ? string.Empty : GedCalls.Half(message.Number(type), device));
    }

    private static List<GedConnection> Olds(GedCall? primary, GedCall? secondary)
    {
        var olds = new List<GedConnection>();
        if (primary is not null)
            olds.AddRange(primary.Connections);
        if (secondary is not null && secondary != primary)
            olds.AddRange(secondary.Connections);
        return olds;
    }

    // A switch that lists nobody: everybody but who left is in the primary call.
    private static void Assume(
        List<MergeParty> parties,
        List<GedConnection> olds,
        bool transfer,
        uint primaryId,
        GedConnection? inPrimary,
        GedConnection? inSecondary
    )
    {
        foreach (var old in olds)
        {
            if (transfer && (old == inPrimary || old == inSecondary))
                continue;
            if (old == inSecondary && inPrimary is not null)
                continue;
            parties.Add(new MergeParty(primaryId, GedWire.Unknown16, old.DeviceId ?? old.Number) { Old = old });
        }
    }

    // By the connection's identifier, then by the device's number, then by elimination: dynamic identifiers may change in the merge.
    private static void Match(List<MergeParty> parties, List<GedConnection> olds, GedConnection? leaving, GedConnection? leavingToo)
    {
        var free = olds.Where(old => old != leaving && old != leavingToo && parties.All(party => party.Old != old)).ToList();
        foreach (var party in parties)
            Take(party, free, old => old.DeviceId == party.DeviceId && old.Call.WireId == party.CallId);
        foreach (var party in parties)
            Take(party, free, old => old.DeviceId == party.DeviceId);
        foreach (var party in parties)
            Take(party, free, old => old.Number is not null && old.Number == party.DeviceId && old.Call.WireId == party.CallId);
        foreach (var party in parties)
            Take(party, free, old => old.Number is not null && old.Number == party.DeviceId);
        var unseen = parties.Where(static party => party.Old is null).ToList();
        if (unseen.Count != 1 || free.Count == 0)
            return;
        // One party is left, and one device: that it was in both calls is the rule in a conference.
        var last = free.Find(old => old.Call.WireId == unseen[0].CallId) ?? free[0];
        if (
            free.TrueForAll(old => old == last || (old.Number is not null && old.Number == last.Number))
            && !parties.Exists(party => party.Old?.Number is { } number && number == last.Number)
        )
            unseen[0].Old = last;
    }

    private static void Take(MergeParty party, List<GedConnection> free, Func<GedConnection, bool> fits)
    {
        if (party.Old is not null || party.DeviceId is null)
            return;
        var index = free.FindIndex(old => fits(old));
        if (index < 0)
            return;
        party.Old = free[index];
        free.RemoveAt(index);
    }

    private List<ConnectionListItem> Move(
        List<MergeParty> parties,
        List<GedConnection> olds,
        GedCall? primary,
        GedCall? secondary,
        GedMessage message
    )
    {
        var items = new List<ConnectionListItem>(olds.Count + parties.Count);
        var remain = new HashSet<GedConnection>();
        foreach (var party in parties)
        {
            var call = calls.Find(party.CallId) ?? Survivor(party.CallId, primary ?? secondary);
            Heard(call, message);
            call.Announced = true;
            var connection = Place(party, call, message);
            remain.Add(connection);
            items.Add(new ConnectionListItem(connection.Native, party.Old?.Native, Endpoint(party)));
            if (party.Old is { Number: { } number } old && message.Type == MessageType.CallConferencedEvent)
                Fold(olds, old, number, connection, items, remain);
        }
        foreach (var old in olds)
        {
            if (remain.Contains(old) || items.Exists(item => item.OldConnection == old.Native))
                continue;
            items.Add(new ConnectionListItem(NewConnection: null, old.Native, old.Device));
        }
        foreach (var old in olds)
        {
            if (!remain.Contains(old))
                calls.End(old, context.Output.ReceivedAt);
        }
        Finish(primary, parties);
        Finish(secondary, parties);
        return items;
    }

    // The conferencing device had a connection in both calls and has one in the conference.
    private static void Fold(
        List<GedConnection> olds,
        GedConnection old,
        string number,
        GedConnection into,
        List<ConnectionListItem> items,
        HashSet<GedConnection> remain
    )
    {
        foreach (var twin in olds)
        {
            if (twin == old || twin == into || twin.Number != number || remain.Contains(twin))
                continue;
            items.Add(new ConnectionListItem(into.Native, twin.Native, twin.Device));
            if (twin.State == LocalConnectionState.Connected)
                into.State = LocalConnectionState.Connected;
        }
    }

    private GedCall Survivor(uint id, GedCall? from)
    {
        var call = calls.Add(id, context.Output.ReceivedAt);
        if (from is null)
            return call;
        (call.Calling, call.Called, call.Ani, call.Dialled) = (from.Calling, from.Called, from.Ani, from.Dialled);
        (call.Linkage, call.Peripheral, call.Type, call.DataDigest) = (from.Linkage, from.Peripheral, from.Type, from.DataDigest);
        return call;
    }

    private GedConnection Place(MergeParty party, GedCall call, GedMessage message)
    {
        var old = party.Old;
        if (old is not null && old.Call == call)
        {
            // Found by elimination: the identifier changed.
            if (party.DeviceId is { } id && old.DeviceId != id && old.Number != id)
                (old.Type, old.DeviceId) = (ConnectionType(party.Type), id);
            return old;
        }
        var byNumber = old?.Number is { } known && known == party.DeviceId;
        var deviceId = old is null || (old.DeviceId != party.DeviceId && !byNumber) ? party.DeviceId : old.DeviceId;
        var type = old is not null && deviceId == old.DeviceId ? old.Type : ConnectionType(party.Type);
        if (call.Find(type, deviceId) is { } there)
            return there;
        var number = old?.Number ?? (GedParties.IsTrunk(party.Type) ? null : party.DeviceId);
        var connection = NewConnection(call, type, deviceId, number, message);
        connection.State = old?.State ?? LocalConnectionState.Connected;
        connection.Device = Endpoint(party);
        return connection;
    }

    private static PartyDevice Endpoint(MergeParty party) => party.Old is { Device.Number: not null } old ? old.Device : party.Device;

    // The field tells what kind of device it is; only the one value that no kind of device has can mean a dynamic identifier.
    private static ushort ConnectionType(uint type) =>
        (ushort)(type == (uint)ConnectionDeviceIDType.Dynamic ? ConnectionDeviceIDType.Dynamic : ConnectionDeviceIDType.Static);

    private void Finish(GedCall? call, List<MergeParty> parties)
    {
        if (call is null)
            return;
        if (parties.Exists(party => party.CallId == call.WireId))
        {
            call.Parent = null;
            return;
        }
        calls.End(call, context.Output.ReceivedAt);
    }
}
