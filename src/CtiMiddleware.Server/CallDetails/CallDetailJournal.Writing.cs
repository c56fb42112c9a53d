using System.Text.Json;
using CtiMiddleware.Model.CallDetails;
using CtiMiddleware.Runtime.Events;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CtiMiddleware.Server.CallDetails;

/// <summary>Writing, and keeping what cannot be written.</summary>
public sealed partial class CallDetailJournal
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(500);

    private readonly Queue<CallDetailRecord> _waiting = new();
    private long _lost;
    private volatile bool _failing;

    /// <inheritdoc/>
    public string? Append(CallDetailRecord record)
    {
        // The caller is a switch's loop: it waits for a file in trouble once, and not again for every record.
        if (!_gate.TryEnter(_failing ? TimeSpan.Zero : Wait))
            return Keep(record, $"{FileName} is busy");
        try
        {
            if (_closed)
                return $"{FileName} is closed";
            if (_failing)
                return WriteWaiting() is { } still ? Keep(record, still) : Insert(record);
            return Insert(record);
        }
        finally
        {
            _gate.Exit();
        }
    }

    private string? Insert(CallDetailRecord record)
    {
        try
        {
            Execute(record);
            return null;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_CONSTRAINT)
        {
            return $"{FileName}: {exception.Message}";
        }
        catch (SqliteException exception)
        {
            return Keep(record, $"{FileName}: {exception.Message}");
        }
    }

    // The queue has a lock of its own: also what finds the file busy is kept.
    private string Keep(CallDetailRecord record, string why)
    {
        lock (_waiting)
        {
            _failing = true;
            if (_waiting.Count < MaxWaiting)
            {
                _waiting.Enqueue(record);
                return $"{why}; records wait in memory until it works again";
            }
        }
        Interlocked.Increment(ref _lost);
        return $"{why}; {MaxWaiting} records wait in memory and more are lost";
    }

    // Asks SQLite itself, which answers at once: the provider would wait a second for a lock.
    private string? WriteWaiting()
    {
        if (raw.sqlite3_exec(_writer.Handle, "BEGIN IMMEDIATE") != raw.SQLITE_OK)
            return Problem();
        CallDetailRecord[] written;
        lock (_waiting)
            written = [.. _waiting];
        try
        {
            foreach (var record in written)
                WriteKept(record);
        }
        catch (SqliteException exception)
        {
            raw.sqlite3_exec(_writer.Handle, "ROLLBACK");
            return $"{FileName}: {exception.Message}";
        }
        if (raw.sqlite3_exec(_writer.Handle, "COMMIT") != raw.SQLITE_OK)
        {
            var problem = Problem();
            raw.sqlite3_exec(_writer.Handle, "ROLLBACK");
            return problem;
        }
        lock (_waiting)
        {
            for (var count = 0; count < written.Length; count++)
                _waiting.Dequeue();
            _failing = _waiting.Count > 0;
        }
        return null;
    }

    private void WriteKept(CallDetailRecord record)
    {
        try
        {
            Execute(record);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_CONSTRAINT)
        {
            // One that can never be written must not hold up the others.
            Interlocked.Increment(ref _lost);
        }
    }

    private string Problem() =>
        $"{FileName}: SQLite Error {raw.sqlite3_errcode(_writer.Handle)}: '{raw.sqlite3_errmsg(_writer.Handle).utf8_to_string()}'.";

    private void Execute(CallDetailRecord record)
    {
        var values = _insert.Parameters;
        values["$id"].Value = record.Id;
        values["$switch"].Value = record.Switch.Value;
        values["$link"].Value = record.Link.Value;
        values["$received"].Value = record.Received.ToUnixTimeMilliseconds();
        values["$device"].Value = (object?)record.Device ?? DBNull.Value;
        values["$calling"].Value = (object?)record.CallingDevice ?? DBNull.Value;
        values["$called"].Value = (object?)record.CalledDevice ?? DBNull.Value;
        values["$record"].Value = JsonSerializer.SerializeToUtf8Bytes(record, CtiJson.Api.CallDetailRecord);
        _insert.ExecuteNonQuery();
    }
}
