namespace CtiMiddleware.Media.Wav;

/// <summary>A file is not one that can be played. The message says what was found and what is needed, for the person who made the file.</summary>
public sealed class WavException : Exception
{
    /// <summary>No reason known; exists for serializers and tools.</summary>
    public WavException()
        : base("The WAV file cannot be read.") { }

    /// <summary>With what was found and what is needed.</summary>
    public WavException(string message)
        : base(message) { }

    /// <summary>With what was found and the error below.</summary>
    public WavException(string message, Exception innerException)
        : base(message, innerException) { }
}
