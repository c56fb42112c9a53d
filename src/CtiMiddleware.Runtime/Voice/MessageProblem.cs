namespace CtiMiddleware.Runtime.Voice;

/// <summary>Kinds of problems with messages.</summary>
public enum MessageProblem
{
    /// <summary>The name is not one.</summary>
    BadName,

    /// <summary>There is none of this name.</summary>
    NotFound,

    /// <summary>It is not a WAV file that can be played.</summary>
    BadContent,

    /// <summary>It is larger than allowed, or there are too many.</summary>
    TooLarge,

    /// <summary>The store's disk refuses.</summary>
    Storage,
}
