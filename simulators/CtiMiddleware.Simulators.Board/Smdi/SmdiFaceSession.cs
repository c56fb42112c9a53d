using System.Buffers;
using CtiMiddleware.Adapters.Smdi.Messages;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Board.Smdi;

/// <summary>One end of the line: its commands in any pieces, its records as characters. Everything is called on the kernel.</summary>
public sealed class SmdiFaceSession : IFaceSession
{
    /// <summary>What is kept of a command that does not end; more is no command.</summary>
    private const int MaxCommand = 64;

    private readonly SmdiFace _face;
    private readonly IFaceOutput _raw;
    private readonly MessageFaults _output;
    private readonly ArrayBufferWriter<byte> _record = new();
    private readonly List<byte> _command = [];

    internal SmdiFaceSession(SmdiFace face, IFaceOutput output, int number)
    {
        _face = face;
        _raw = output;
        _output = new MessageFaults(new SmdiCharacters(output, face, number), SmdiWire.Instance, face.Faults, face.Engine.Kernel);
        Number = number;
    }

    /// <inheritdoc/>
    public int Number { get; }

    /// <inheritdoc/>
    public bool IsClosed { get; private set; }

    /// <inheritdoc/>
    public string? CloseReason { get; private set; }

    /// <summary>Commands that could not be read; a switch says nothing to them.</summary>
    public long Unreadable { get; private set; }

    /// <inheritdoc/>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            if (IsClosed)
                return;
            var character = (byte)(one & 0x7F);
            if (character == SmdiWriter.EndOfCommand)
                Take();
            else if (character is not (0x00 or 0x7F or (byte)'\r' or (byte)'\n'))
            {
                if (_command.Count == MaxCommand)
                    _command.RemoveAt(0);
                _command.Add(character);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => End();

    internal void Send(SmdiMessage message)
    {
        if (IsClosed)
            return;
        _record.ResetWrittenCount();
        SmdiWriter.Write(message, _record);
        var record = _record.WrittenSpan;
        if (_face.Options.PadsRecords)
            record = (byte[])[.. record[..^1], 0x7F, 0x7F, SmdiWriter.EndOfRecord];
        if (!_output.TryWrite(record))
            Close("the line does not take what is sent");
    }

    internal void Close(string reason)
    {
        if (IsClosed)
            return;
        CloseReason = reason;
        End();
        _raw.Close(reason);
    }

    private void Take()
    {
        var text = _command.ToArray().AsSpan();
        _command.Clear();
        if (text.EndsWith("!"u8))
            text = text[..^1];
        // Noise may stand before a command; the last beginning counts.
        var start = Math.Max(text.LastIndexOf("OP:"u8), text.LastIndexOf("RMV:"u8));
        if (start < 0 || SmdiReader.ReadCommand(text[start..]).Message is not SmdiMessage.SetIndicator command)
        {
            Unreadable++;
            return;
        }
        var fate = _output.Request(command.On ? "OP:MWI" : "RMV:MWI", command.Station);
        if (_face.Carry(command, fate) is { } refused)
            Send(refused);
    }

    private void End()
    {
        if (IsClosed)
            return;
        IsClosed = true;
        _face.Disconnected(this);
    }
}
