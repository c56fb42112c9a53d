using System.Text;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>A collection of digits of a channel. Loop's thread only.</summary>
internal sealed class CollectJob(DigitsReportingCriteria criteria)
{
    private const int Most = 256;
    private readonly StringBuilder _digits = new();

    /// <summary>The command to acknowledge; null when it was.</summary>
    public CommandTicket? Ticket { get; set; }

    /// <summary>What ends it.</summary>
    public DigitsReportingCriteria Criteria => criteria;

    /// <summary>It was acknowledged: times run.</summary>
    public bool Running { get; set; }

    /// <summary>Runs out when a digit does not come.</summary>
    public LoopTimer? Timeout { get; set; }

    /// <summary>The digits so far.</summary>
    public string Digits => _digits.ToString();

    /// <summary>Whether digits came.</summary>
    public bool Any => _digits.Length > 0;

    /// <summary>Takes a digit; why it ended by it, or null.</summary>
    public CollectionEnd? Take(char digit)
    {
        if (criteria.FlushChar.Contains(digit, StringComparison.Ordinal))
            return CollectionEnd.FlushCharReceived;
        _digits.Append(digit);
        return _digits.Length >= (criteria.NumChars ?? Most) ? CollectionEnd.CharCountReceived : null;
    }
}
