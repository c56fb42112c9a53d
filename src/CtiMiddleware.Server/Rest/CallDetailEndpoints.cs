using System.Globalization;
using System.Text;
using CtiMiddleware.Model.CallDetails;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime;
using CtiMiddleware.Server.CallDetails;
using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Rest;

/// <summary>Call detail records of the journal, as JSON or CSV. A caller sees those of its devices; other devices' numbers in them are masked.</summary>
/// <param name="runtime">The runtime: knows which numbers are devices.</param>
/// <param name="journals">The journal; empty when the service has no state folder.</param>
public sealed class CallDetailEndpoints(ICtiRuntime runtime, IEnumerable<CallDetailJournal> journals)
{
    // What one request looks through at most before it answers with what it has, and with a place to go on from.
    private const int ScanAtOnce = 1000;
    private const int Scans = 20;

    private readonly CallDetailJournal? _journal = journals.FirstOrDefault();

    /// <summary>Maps the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/call-details", (HttpContext http) => Answer(http))
            .DescribeList<CallDetailRecord>("Call detail records (Call Detail Records Report); CSV with Accept: text/csv", "call-details")
            .Produces(StatusCodes.Status200OK, contentType: CallDetailCsv.MediaType)
            .WithMetadata(
                new QueryParameter("from", "Received at this time or later (ISO 8601)."),
                new QueryParameter("to", "Received before this time (ISO 8601)."),
                new QueryParameter("switch", "Only those of this switch."),
                new QueryParameter("device", "Only those of this device, `hq:2001`.")
            );

    private IResult Answer(HttpContext http)
    {
        var query = http.Request.Query;
        var part = ListQuery.Read(query, "from", "to", "switch", "device");
        var wanted = new CallDetailQuery
        {
            From = Time(query, "from"),
            To = Time(query, "to"),
            Switch = query["switch"],
        };
        if (query["device"].ToString() is { Length: > 0 } text)
        {
            var device = new DeviceId(text);
            if (device.Switch.IsEmpty)
                throw ProblemException.At(ProblemCodes.InvalidValue, "device", $"'{text}' is not a device identifier such as hq:2001.");
            wanted = wanted with { Switch = device.Switch.ToString(), Number = device.Number.ToString() };
        }
        var after = 0L;
        if (part.After is { } mark && !long.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            throw ProblemException.At(ProblemCodes.InvalidValue, "after", "It is not one that a list gave.");
        var (records, next) = Take(Caller.Of(http), wanted, after, part.Limit);
        var mark2 = next is { } position ? ListQuery.Encode(position.ToString(CultureInfo.InvariantCulture)) : null;
        var asCsv = http.Request.GetTypedHeaders().Accept.Any(static type => type.MediaType == CallDetailCsv.MediaType);
        if (!asCsv)
            return Answers.Json(new Page<CallDetailRecord>(records, mark2, Cursor: null));
        if (mark2 is not null)
            http.Response.Headers.Link = $"<{Next(http.Request, mark2)}>; rel=\"next\"";
        http.Response.Headers.CacheControl = "no-store";
        using var csv = new StringWriter(CultureInfo.InvariantCulture);
        CallDetailCsv.Write(csv, records);
        return TypedResults.Text(csv.ToString(), CallDetailCsv.MediaType, Encoding.UTF8);
    }

    private (List<CallDetailRecord> Records, long? Next) Take(Caller caller, CallDetailQuery wanted, long after, int limit)
    {
        var records = new List<CallDetailRecord>();
        if (_journal is null)
            return (records, null);
        for (var scan = 0; scan < Scans; scan++)
        {
            var found = _journal.Read(wanted, after, ScanAtOnce);
            foreach (var (position, record) in found)
            {
                if (records.Count == limit)
                    return (records, after);
                after = position;
                // Whoever may not see a number may not find records by it either.
                if (See(caller, record) is { } visible && Has(visible, wanted.Number))
                    records.Add(visible);
            }
            if (found.Count < ScanAtOnce)
                return (records, null);
        }
        return (records, after);
    }

    private CallDetailRecord? See(Caller caller, CallDetailRecord record)
    {
        var rule = caller.Rule;
        if (rule.AllowsAllOf(record.Switch))
            return record;
        bool Allowed(string? number) => number is not null && rule.Allows(DeviceId.Of(record.Switch, number));
        if (!Allowed(record.Device) && !Allowed(record.CallingDevice) && !Allowed(record.CalledDevice))
            return null;
        if (rule.CounterpartsVisible)
            return record;
        bool Masked(string? number)
        {
            if (number is null || Allowed(number))
                return false;
            var isDevice = runtime.Log.TryGet<Device>(ObjectKind.Device, DeviceId.Of(record.Switch, number).Value, out _);
            return isDevice || !rule.OutsideVisible;
        }
        string? Show(string? number) => Masked(number) ? null : number;
        // What has no form of its own may hold any number: the line as it came, fields without a member, codes.
        return record with
        {
            Device = Show(record.Device),
            CallingDevice = Show(record.CallingDevice),
            CalledDevice = Show(record.CalledDevice),
            AccountInfo = null,
            AuthCode = null,
            Other = new Dictionary<string, string>(),
            RawLine = string.Empty,
        };
    }

    private static bool Has(CallDetailRecord record, string? number) =>
        number is null || record.Device == number || record.CallingDevice == number || record.CalledDevice == number;

    // The same question, behind what was answered.
    private static string Next(HttpRequest request, string after)
    {
        var asked = request.Query.Where(static pair => pair.Key != "after");
        return request.Path + QueryString.Create(asked.Append(new("after", after)));
    }

    private static DateTimeOffset? Time(IQueryCollection query, string name)
    {
        if (query[name].ToString() is not { Length: > 0 } text)
            return null;
        var styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out var value)
            ? value
            : throw ProblemException.At(ProblemCodes.InvalidValue, name, $"'{text}' is not a time such as 2026-11-22T10:15:00Z.");
    }
}
