using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Transports;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>The capture of a link over all its connections; does nothing when none is configured. Loop's thread only.</summary>
internal sealed class LinkCapture : IDisposable
{
    private readonly LinkDefinition _definition;
    private readonly ILogger _logger;
    private readonly CaptureWriter? _writer;
    private bool _ended;

    public LinkCapture(LinkDefinition definition, LinkParts parts)
    {
        _definition = definition;
        _logger = parts.Logger;
        if (definition.CaptureFile is { } file)
            _writer = new CaptureWriter(
                CaptureFiles.Create(file, parts.Time.GetUtcNow()),
                parts.Time,
                parts.Scrubber,
                definition.CaptureMaxBytes
            );
    }

    /// <summary>The transport with the capture around it.</summary>
    public ITransport Around(ITransport transport) => _writer is null ? transport : new CapturingTransport(transport, _writer);

    /// <summary>Tells once that the file's bound was reached.</summary>
    public void Look()
    {
        if (_ended || _writer is not { IsCut: true })
            return;
        _ended = true;
        Log.CaptureEnded(_logger, _definition.Id.Value, _definition.CaptureMaxBytes);
    }

    /// <summary>The process ends.</summary>
    public void Dispose() => _writer?.Dispose();
}
