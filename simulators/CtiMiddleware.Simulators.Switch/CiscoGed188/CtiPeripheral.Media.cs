using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>Media of stations: told for each direction. There is none in the simulation, so addresses and ports are those of nowhere.</summary>
internal sealed partial class CtiPeripheral
{
    /// <summary>From the block that is reserved for documentation.</summary>
    private const string NoAddress = "192.0.2.1";

    private void StartTalking(CtiConnection connection)
    {
        if (
            !Options.RtpEvents
            || !connection.Watched
            || connection.Talking
            || connection.Leg is not { State: LegState.Connected, InMix: true }
        )
            return;
        connection.Talking = true;
        Rtp(connection, MessageType.RtpStartedEvent, CallEventMessageMask.RtpStarted, RTPDirection.Input);
        Rtp(connection, MessageType.RtpStartedEvent, CallEventMessageMask.RtpStarted, RTPDirection.Output);
    }

    private void StopTalking(CtiConnection connection)
    {
        if (!connection.Talking)
            return;
        connection.Talking = false;
        Rtp(connection, MessageType.RtpStoppedEvent, CallEventMessageMask.RtpStopped, RTPDirection.Input);
        Rtp(connection, MessageType.RtpStoppedEvent, CallEventMessageMask.RtpStopped, RTPDirection.Output);
    }

    private void Rtp(CtiConnection connection, MessageType type, CallEventMessageMask kind, RTPDirection direction)
    {
        _message
            .Begin(type)
            .Set(Field.PeripheralID, Options.PeripheralId)
            .Set(Field.ClientPort, 16384)
            .Set(Field.RTPDirection, (uint)direction)
            .Set(Field.ConnectionDeviceIDType, (uint)connection.IdType)
            .Set(Field.ConnectionCallID, connection.CallId)
            .Text(Tag.ConnectionDeviceId, connection.Id)
            .Text(Tag.ClientAddress, NoAddress)
            .Text(Tag.AgentExtension, connection.Party.Id)
            .Text(Tag.AgentInstrument, connection.Party.Id)
            .Text(Tag.AgentId, (connection.Leg?.Device as Station)?.Agent?.Id)
            .Text(Tag.SendingAddress, NoAddress)
            .Text(Tag.SendingPort, "16384");
        if (type == MessageType.RtpStartedEvent)
            _message.Set(Field.RTPType, (uint)RTPType.Audio).Set(Field.BitRate, 64).Set(Field.PacketSize, 20).Set(Field.PayloadType, 0);
        Tell(connection, kind);
    }
}
