using CtiMiddleware.Model.CallDetails;

namespace CtiMiddleware.Runtime.CallDetails;

/// <summary>Keeps call detail records beyond the process. Thread-safe.</summary>
public interface ICallDetailJournal
{
    /// <summary>
    /// Writes a record. When it returns null the record outlives the end of this process, however sudden. Called on a switch's loop before anyone is
    /// told of the record: must return within a second at most.
    /// </summary>
    /// <returns>Null when it is written; why it is not, in words, otherwise. Never throws.</returns>
    string? Append(CallDetailRecord record);
}
