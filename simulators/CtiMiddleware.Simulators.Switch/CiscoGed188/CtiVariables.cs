using CtiMiddleware.Adapters.CiscoGed188.Messages;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>
/// The names under which the engine keeps the data that the protocol has tags for. Any other variable of a call is a named variable, and
/// <c>name[3]</c> the element of a named array.
/// </summary>
public static class CtiVariables
{
    /// <summary>Call variables: <c>callVariable1</c> to <c>callVariable10</c>.</summary>
    public const string Numbered = "callVariable";

    /// <summary>Digits that the caller entered.</summary>
    public const string EnteredDigits = "callerEnteredDigits";

    /// <summary>What the agent noted.</summary>
    public const string Wrapup = "wrapupData";

    /// <summary>The customer's telephone number, of an outbound campaign.</summary>
    public const string CustomerPhone = "customerPhoneNumber";

    /// <summary>The customer's account, of an outbound campaign.</summary>
    public const string CustomerAccount = "customerAccountNumber";

    internal static IReadOnlyDictionary<string, Tag> Tags { get; } =
        new Dictionary<string, Tag>(StringComparer.OrdinalIgnoreCase)
        {
            [EnteredDigits] = Tag.Ced,
            [Wrapup] = Tag.CallWrapupData,
            [CustomerPhone] = Tag.CustomerPhoneNumber,
            [CustomerAccount] = Tag.CustomerAccountNumber,
        };
}
