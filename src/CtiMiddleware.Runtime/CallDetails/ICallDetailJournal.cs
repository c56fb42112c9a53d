using CtiMiddleware.Model.CallDetails;

namespace CtiMiddleware.Runtime.CallDetails;

/// <summary>Keeps call detail records beyond the process. Thread-safe.</summary>
public interface ICallDetailJournal
{
    /// <summary>
    /// Writes a record. When it returns null the record outlives the end of this process, however sudden. Called on a switch's loop before anyone is
    /// told of the record: must return within a second or two, and at once while it goes on failing. A journal
    /// may keep what it could not write and write it later; it says so in its answer.
    /// </summary>
    /// <returns>Null when it is written; why it is not, in words, otherwise. Never throws.</returns>
    string? Append(CallDetailRecord record);
}
