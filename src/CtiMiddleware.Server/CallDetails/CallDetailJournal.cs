using System.Globalization;
using System.Text;
using System.Text.Json;
using CtiMiddleware.Model.CallDetails;
using CtiMiddleware.Runtime.CallDetails;
using CtiMiddleware.Runtime.Events;
using Microsoft.Data.Sqlite;

namespace CtiMiddleware.Server.CallDetails;

/// <summary>
/// The journal of call detail records: one SQLite file, write-ahead log, <c>synchronous=NORMAL</c>: what was written outlives the end of this
/// process, however sudden, and the file stays whole when the machine fails, though the last records before that may be missing. A record that could
/// not be written waits in memory and is written, before others, as soon as the file works again. Thread-safe.
/// </summary>
public sealed partial class CallDetailJournal : ICallDetailJournal, IDisposable
{
    /// <summary>The file in the state folder.</summary>
    public const string FileName = "call-details.db";

    /// <summary>The most records that wait for a file that does not work.</summary>
    public const int MaxWaiting = 1000;

    private const int SchemaVersion = 2;
    private const int PurgeBatch = 1000;

    private readonly string _connectionText;
    private readonly SqliteConnection _writer;
    private readonly SqliteCommand _insert;
    private readonly Lock _gate = new();
    private bool _closed;

    private CallDetailJournal(string file)
    {
        _connectionText = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Pooling = false,
            // How long another program that has the file locked is waited for.
            DefaultTimeout = 1,
        }.ToString();
        _writer = Open();
        Prepare(_writer, file);
        _insert = _writer.CreateCommand();
        _insert.CommandText =
            "INSERT INTO call_details (id, switch, link, received, device, calling, called, record) VALUES ($id, $switch, $link, $received, $device, $calling, $called, $record)";
        foreach (var name in (string[])["$id", "$switch", "$link", "$received", "$device", "$calling", "$called", "$record"])
            _insert.Parameters.Add(new SqliteParameter(name, value: null));
        _insert.Prepare();
    }

    /// <summary>Records purged by age since the journal was begun, over all runs.</summary>
    public long Purged => Convert.ToInt64(Scalar("SELECT purged FROM journal"), CultureInfo.InvariantCulture);

    /// <summary>Records in the journal.</summary>
    public long Count => Convert.ToInt64(Scalar("SELECT count(*) FROM call_details"), CultureInfo.InvariantCulture);

    /// <summary>Records of this run that were lost because <see cref="MaxWaiting"/> waited already.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Opens the journal of a state folder, or begins it.</summary>
    /// <exception cref="IOException">It cannot be opened, or is of a later version of this program.</exception>
    public static CallDetailJournal Open(string stateFolder)
    {
        var file = Path.Combine(stateFolder, FileName);
        try
        {
            Directory.CreateDirectory(stateFolder);
            return new CallDetailJournal(file);
        }
        catch (Exception exception) when (exception is SqliteException or UnauthorizedAccessException)
        {
            throw new IOException($"{file} cannot be used as the journal of call detail records: {exception.Message}", exception);
        }
    }

    /// <summary>Reads records in the order in which they came.</summary>
    /// <param name="query">Which.</param>
    /// <param name="after">The position after which to begin; 0 for the first.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<(long Position, CallDetailRecord Record)> Read(CallDetailQuery query, long after, int limit)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        var conditions = new StringBuilder("position > $after");
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$limit", limit);
        void Where(string condition, string name, object? value)
        {
            if (value is null)
                return;
            conditions.Append(" AND ").Append(condition);
            command.Parameters.AddWithValue(name, value);
        }
        Where("received >= $from", "$from", query.From?.ToUnixTimeMilliseconds());
        Where("received < $to", "$to", query.To?.ToUnixTimeMilliseconds());
        Where("switch = $switch", "$switch", query.Switch);
        // Each of the three by its own index, and together no more positions than one number has.
        Where(
            "position IN (SELECT position FROM call_details WHERE device = $number UNION SELECT position FROM call_details WHERE calling = $number"
                + " UNION SELECT position FROM call_details WHERE called = $number)",
            "$number",
            query.Number
        );
        command.CommandText = $"SELECT position, record FROM call_details WHERE {conditions} ORDER BY position LIMIT $limit";
        var found = new List<(long, CallDetailRecord)>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var record = JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(1), CtiJson.Api.CallDetailRecord);
            found.Add((reader.GetInt64(0), record!));
        }
        return found;
    }

    /// <summary>Removes what was received before a time and counts it.</summary>
    /// <returns>How many were removed.</returns>
    public long Purge(DateTimeOffset before)
    {
        var all = 0L;
        while (true)
        {
            long removed;
            // In parts, so that a record that comes meanwhile waits for one of them only.
            lock (_gate)
            {
                if (_closed)
                    return all;
                using var transaction = _writer.BeginTransaction();
                removed = Execute(
                    _writer,
                    transaction,
                    $"DELETE FROM call_details WHERE position IN (SELECT position FROM call_details WHERE received < {before.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)} LIMIT {PurgeBatch})"
                );
                Execute(_writer, transaction, $"UPDATE journal SET purged = purged + {removed.ToString(CultureInfo.InvariantCulture)}");
                transaction.Commit();
            }
            all += removed;
            if (removed < PurgeBatch)
                return all;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _closed = true;
            if (_failing)
                WriteWaiting();
            lock (_waiting)
                Interlocked.Add(ref _lost, _waiting.Count);
            _insert.Dispose();
            _writer.Dispose();
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionText);
        connection.Open();
        return connection;
    }

    private static void Prepare(SqliteConnection connection, string file)
    {
        Execute(connection, transaction: null, "PRAGMA journal_mode=WAL");
        Execute(connection, transaction: null, "PRAGMA synchronous=NORMAL");
        using var transaction = connection.BeginTransaction();
        using var ask = connection.CreateCommand();
        ask.Transaction = transaction;
        ask.CommandText = "PRAGMA user_version";
        var version = Convert.ToInt64(ask.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (version > SchemaVersion)
            throw new IOException($"{file} is of version {version}; this program knows up to {SchemaVersion}.");
        if (version == 0)
        {
            Execute(
                connection,
                transaction,
                """
                CREATE TABLE call_details (
                    position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, switch TEXT NOT NULL, link TEXT NOT NULL,
                    received INTEGER NOT NULL, device TEXT, calling TEXT, called TEXT, record BLOB NOT NULL);
                CREATE INDEX call_details_received ON call_details (received);
                CREATE TABLE journal (purged INTEGER NOT NULL);
                INSERT INTO journal VALUES (0);
                """
            );
        }
        if (version < SchemaVersion)
        {
            // An index of SQLite holds the position too: behind each of these the records stand in their order.
            Execute(
                connection,
                transaction,
                """
                CREATE INDEX call_details_switch ON call_details (switch);
                CREATE INDEX call_details_device ON call_details (device) WHERE device IS NOT NULL;
                CREATE INDEX call_details_calling ON call_details (calling) WHERE calling IS NOT NULL;
                CREATE INDEX call_details_called ON call_details (called) WHERE called IS NOT NULL;
                PRAGMA user_version = 2;
                """
            );
        }
        transaction.Commit();
    }

    private static int Execute(SqliteConnection connection, SqliteTransaction? transaction, string text)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        return command.ExecuteNonQuery();
    }

    private object? Scalar(string text)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar();
    }
}
