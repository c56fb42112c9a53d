namespace CtiMiddleware.Simulators.Switch.Engine;

public sealed partial class PbxEngine
{
    /// <summary>Parks a leg in a free slot; its other party is left alone.</summary>
    /// <param name="leg">A connected leg.</param>
    /// <param name="parker">Who is told to have parked it.</param>
    /// <param name="limit">How long it may wait; null for the profile's time.</param>
    /// <returns>The slot; null when the leg is not connected or no slot is free.</returns>
    public ParkingSlot? Park(PbxLeg leg, PbxDevice parker, TimeSpan? limit = null)
    {
        if (leg.State is not (LegState.Connected or LegState.Held) || IsEntangled(leg))
        {
            return null;
        }
        var slot = NextFreeSlot();
        if (slot is null)
        {
            return null;
        }
        if (leg.Call.ServedBy is not null)
        {
            EndService(leg.Call, ServiceEnd.Transfer);
        }
        if (leg.Call.Room is not null)
        {
            LeaveMix(leg, ending: false);
        }
        var left = leg.Call.Mixed.Where(other => !ReferenceEquals(other, leg)).ToArray();
        leg.InMix = false;
        MoveLeg(leg, NewCall());
        leg.State = LegState.Parked;
        leg.Slot = slot;
        slot.Parked = leg;
        slot.ParkedBy = parker;
        slot.Since = Kernel.Now;
        slot.Limit = limit ?? Profile.ParkingTime;
        Raise(new PbxEvent.Parked(leg, slot));
        slot.Timer = Kernel.Schedule(slot.Limit, () => ParkTimedOut(leg, slot));
        // Whoever parked listens to the slot's number and hangs up; a telephone without a person does not.
        foreach (var other in left.Where(other => other.Device.AnswerAfter is not null))
        {
            Kernel.Schedule(TimeSpan.FromSeconds(1), () => HangUpAlone(other));
        }
        return slot;
    }

    private void HangUpAlone(PbxLeg leg)
    {
        if (leg is { IsReleased: false } && leg.Call.Legs.Count == 1)
        {
            HangUp(leg);
        }
    }

    private ParkingSlot? FindSlot(string number) => _slots.FirstOrDefault(slot => slot.Number == number);

    private ParkingSlot? NextFreeSlot()
    {
        // Like the real one's `findslot = next`: numbers go round instead of always starting at the first.
        for (var i = 0; i < _slots.Length; i++)
        {
            var slot = _slots[(_nextSlot + i) % _slots.Length];
            if (slot.Parked is null)
            {
                _nextSlot = (_nextSlot + i + 1) % _slots.Length;
                return slot;
            }
        }
        return null;
    }

    private void Unpark(PbxLeg retriever, ParkingSlot slot)
    {
        if (slot.Parked is not { } leg)
        {
            Raise(new PbxEvent.Unreachable(retriever, slot.Number, ReleaseCause.Unknown));
            EndWithoutAnswer(retriever, ReleaseCause.Unknown);
            return;
        }
        if (retriever.State != LegState.Connected)
        {
            AnswerBySwitch(retriever, "ParkedCall");
        }
        Free(slot, leg);
        MoveLeg(leg, retriever.Call);
        leg.State = LegState.Connected;
        leg.InMix = retriever.InMix = true;
        Raise(new PbxEvent.Unparked(leg, retriever, slot));
    }

    private void ParkTimedOut(PbxLeg leg, ParkingSlot slot)
    {
        if (!ReferenceEquals(slot.Parked, leg))
        {
            return;
        }
        Free(slot, leg);
        Raise(new PbxEvent.ParkTimedOut(leg, slot));
        Raise(new PbxEvent.Ending(leg, ReleaseCause.Normal));
        Remove(leg, ReleaseCause.Normal);
    }

    private void AbandonSlot(PbxLeg leg)
    {
        var slot = leg.Slot!;
        Free(slot, leg);
        Raise(new PbxEvent.ParkAbandoned(leg, slot));
        Remove(leg, ReleaseCause.Normal);
    }

    private static void Free(ParkingSlot slot, PbxLeg leg)
    {
        slot.Timer?.Dispose();
        slot.Parked = null;
        leg.Slot = null;
    }

    private void EnterRoom(PbxLeg leg, ConferenceRoom room)
    {
        if (leg.State != LegState.Connected)
        {
            AnswerBySwitch(leg, "ConfBridge");
        }
        if (room.Call is null)
        {
            room.Call = leg.Call;
            leg.Call.Room = room;
        }
        else
        {
            MoveLeg(leg, room.Call);
        }
        leg.State = LegState.Connected;
        leg.InMix = true;
        Raise(new PbxEvent.RoomEntered(leg, room));
    }

    /// <summary>Brings a leg that has no other party into a conference room.</summary>
    /// <param name="leg">A connected leg.</param>
    /// <param name="room">The room.</param>
    public void Enter(PbxLeg leg, ConferenceRoom room)
    {
        if (!leg.IsReleased)
        {
            EnterRoom(leg, room);
        }
    }
}
