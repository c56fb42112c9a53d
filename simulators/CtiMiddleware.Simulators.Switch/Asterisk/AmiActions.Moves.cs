using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

internal sealed partial class AmiActions
{
    /// <summary>The feature codes that Atxfer and CancelAtxfer type: <c>features.conf</c> of the recordings.</summary>
    private const string TransferCode = "*2";
    private const string CancelCode = "*1";
    private const char ThreewayDigit = '3';

    private static readonly TimeSpan CodeGap = TimeSpan.FromMilliseconds(160);
    private static readonly TimeSpan FeatureDelay = TimeSpan.FromMilliseconds(260);
    private static readonly TimeSpan FirstDigit = TimeSpan.FromMilliseconds(340);
    private static readonly TimeSpan DigitGap = TimeSpan.FromMilliseconds(60);

    // Legs whose last digit began a code.
    private readonly HashSet<PbxLeg> _codes = [];

    private void AddMoves()
    {
        Add("Redirect", AmiPrivilege.Call, "Redirect (transfer) a call.", Redirect);
        Add("Atxfer", AmiPrivilege.Call, "Attended transfer.", Atxfer);
        Add("CancelAtxfer", AmiPrivilege.Call, "Cancel an attended transfer.", CancelAtxfer);
        Add("BlindTransfer", AmiPrivilege.Call, "Blind transfer channel(s) to the given destination", BlindTransfer);
        Add("Bridge", AmiPrivilege.Call, "Bridge two channels already in the PBX.", Bridge);
        Add("Park", AmiPrivilege.Call, "Park a channel.", Park);
        Add("ParkedCalls", AmiPrivilege.Call, "List parked calls.", ParkedCalls);
        Add("Parkinglots", AmiPrivilege.Call, "Get a list of parking lots", Parkinglots);
    }

    private void Redirect(AmiFaceSession session, AmiRequest request)
    {
        var name = request.Get("Channel");
        var channel = Find(session, request, "Channel not specified", $"Channel does not exist: {name}");
        if (channel is null)
        {
            return;
        }
        var extraName = request.Get("ExtraChannel");
        var extra = extraName.Length == 0 ? null : _face.Table.Find(extraName);
        if (extraName.Length > 0 && extra is null)
        {
            session.Error(request, $"ExtraChannel does not exist: {extraName}");
            return;
        }
        var (exten, extraExten) = (request.Get("Exten"), request.Find("ExtraExten") ?? request.Get("Exten"));
        if (channel.Leg is not { } leg || leg.State is LegState.Null or LegState.Alerting || (extra is not null && extra.Leg is null))
        {
            session.Error(request, extra is null ? "Redirect failed" : "Redirect failed, ExtraChannel not up");
            return;
        }
        session.Success(request, extra is null ? "Redirect successful" : "Dual Redirect successful");
        _face.Engine.Redirect(leg, exten, extra?.Leg, extraExten);
    }

    private void Atxfer(AmiFaceSession session, AmiRequest request)
    {
        var channel = Find(session, request, "No channel specified", "Channel specified does not exist");
        if (channel is null)
        {
            return;
        }
        if (request.Get("Exten") is not { Length: > 0 } exten)
        {
            session.Error(request, "No exten specified");
            return;
        }
        session.Success(request, "Atxfer successfully queued");
        if (channel.Leg is not { } leg)
        {
            return;
        }
        Type(leg, TransferCode, TimeSpan.Zero, CodeGap);
        _face.Kernel.Schedule(
            FeatureDelay,
            () =>
            {
                // Outside a two-party call the digits were typed for nothing, as with the real one.
                if (!_face.Engine.HoldForConsultation(leg))
                {
                    return;
                }
                Type(leg, exten, FirstDigit - FeatureDelay, DigitGap);
                _face.Kernel.Schedule(
                    FirstDigit - FeatureDelay + (DigitGap * (exten.Length - 1)),
                    () =>
                    {
                        if (_face.Engine.Consult(leg, exten, sharesLine: true) is null)
                        {
                            _face.Engine.EndHoldForConsultation(leg);
                        }
                    }
                );
            }
        );
    }

    private void CancelAtxfer(AmiFaceSession session, AmiRequest request)
    {
        var channel = Find(session, request, "No channel specified", "Channel specified does not exist");
        if (channel is null)
        {
            return;
        }
        session.Success(request, "CancelAtxfer successfully queued");
        var held = channel.Legs.Find(leg => leg.State == LegState.Held);
        if (channel.Leg is not { } leg)
        {
            return;
        }
        Type(leg, CancelCode, TimeSpan.Zero, CodeGap);
        if (held is not null)
        {
            _face.Kernel.Schedule(FeatureDelay, () => _face.Engine.Reconnect(held));
        }
    }

    /// <summary>
    /// The codes of a consultation over one line, typed for the party by PlayDTMF. Only <c>*3</c> (atxferthreeway): of <c>*4</c> (atxferswap) no
    /// recording tells what the manager sends.
    /// </summary>
    private void Feature(PbxLeg leg, char digit)
    {
        var code = _codes.Remove(leg) && digit == ThreewayDigit;
        if (code && leg is { SharesLine: true, ConsultationOf: { IsReleased: false } held })
            _face.Kernel.Schedule(FeatureDelay, () => _face.Engine.Conference(held, leg));
        else if (digit == '*' && !leg.IsReleased)
            _codes.Add(leg);
    }

    private void Type(PbxLeg leg, string digits, TimeSpan first, TimeSpan gap)
    {
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[i];
            if (first == TimeSpan.Zero && i == 0)
            {
                _face.Engine.PressDigit(leg, digit, TimeSpan.Zero);
            }
            else
            {
                _face.Kernel.Schedule(first + (gap * i), () => _face.Engine.PressDigit(leg, digit, TimeSpan.Zero));
            }
        }
    }

    private void BlindTransfer(AmiFaceSession session, AmiRequest request)
    {
        if (request.Get("Channel").Length == 0)
        {
            session.Error(request, "No channel specified");
            return;
        }
        if (request.Get("Exten") is not { Length: > 0 } exten)
        {
            session.Error(request, "No extension specified");
            return;
        }
        var channel = Find(session, request, "No channel specified", "Channel specified does not exist");
        if (channel is null)
        {
            return;
        }
        if (channel is not { Bridge: { Type: "basic", Channels.Count: 2 }, Leg: { InMix: true } leg })
        {
            session.Error(request, "Transfer invalid");
            return;
        }
        session.Success(request, "Transfer succeeded");
        _face.Engine.BlindTransfer(leg, exten);
    }

    private void Bridge(AmiFaceSession session, AmiRequest request)
    {
        var legs = new PbxLeg[2];
        for (var i = 0; i < 2; i++)
        {
            var key = i == 0 ? "Channel1" : "Channel2";
            var name = request.Get(key);
            if (name.Length == 0)
            {
                session.Error(request, "Missing channel parameter in request");
                return;
            }
            if (_face.Table.Find(name)?.Leg is not { } leg)
            {
                session.Error(request, $"{key} does not exist: {name}");
                return;
            }
            legs[i] = leg;
        }
        if (legs.Any(leg => leg.State is not (LegState.Connected or LegState.Held)))
        {
            session.Error(request, "Failed to bridge channels");
            return;
        }
        session.Success(request, "Channels have been bridged");
        _face.Engine.Join(legs[0], legs[1]);
    }

    private void Park(AmiFaceSession session, AmiRequest request)
    {
        var channel = Find(session, request, "Channel not specified", "Channel specified does not exist");
        if (channel is null)
        {
            return;
        }
        var lot = request.Get("Parkinglot");
        if (lot.Length > 0 && lot != "default")
        {
            session.Error(request, "Could not find parking lot");
            return;
        }
        var parker =
            _face.Table.Find(request.Get("TimeoutChannel"))?.Device
            ?? channel.Bridge?.Channels.Find(c => !ReferenceEquals(c, channel))?.Device
            ?? channel.Device;
        // Like Asterisk's, the action reads no ParkingSpace: the lot chooses.
        var free = _face.Engine.Slots.Any(slot => slot.Parked is null);
        if (channel.Leg is not { State: LegState.Connected or LegState.Held } leg || parker is null || !free)
        {
            session.Error(request, "Park failure");
            return;
        }
        session.Success(request, "Park successful");
        var limit = request.Number("Timeout") is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : (TimeSpan?)null;
        _face.Engine.Park(leg, parker, limit);
    }

    private void ParkedCalls(AmiFaceSession session, AmiRequest request)
    {
        ListStart(session, request, "Parked calls will follow");
        var count = 0;
        foreach (var slot in _face.Engine.Slots)
        {
            if (slot.Parked is { } leg && _face.Table.Of(leg) is { } parkee)
            {
                count++;
                session.Packet.Event("ParkedCall", privilege: null);
                AmiFace.AddParking(session.Packet, parkee, slot, _face.Kernel.Now);
                AddActionId(session, request);
                session.Send();
            }
        }
        ListEnd(session, request, "ParkedCallsComplete", count).Add("Total", count);
        session.Send();
    }

    private void Parkinglots(AmiFaceSession session, AmiRequest request)
    {
        ListStart(session, request, "Parking lots will follow");
        var profile = _face.Engine.Profile;
        Item(session, request, "Parkinglot")
            .Add("Name", "default")
            .Add("StartSpace", profile.FirstSlot)
            .Add("StopSpace", profile.FirstSlot + profile.Slots - 1)
            .Add("Timeout", (long)profile.ParkingTime.TotalSeconds);
        session.Send();
        ListEnd(session, request, "ParkinglotsComplete", 1);
        session.Send();
    }
}
