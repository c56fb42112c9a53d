using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

/// <summary>The data that a message attaches to its call: call variables, wrap-up data, named variables and arrays, and what stands beside them.</summary>
/// <param name="texts">Where strings come from.</param>
internal sealed class CallVariables(TextCache texts)
{
    /// <summary>The name of the wrap-up data among the attached data.</summary>
    public const string WrapupData = "CallWrapupData";

    /// <summary>The digits that the caller entered.</summary>
    public const string EnteredDigits = "CallerEnteredDigits";

    /// <summary>User to user information, in hexadecimal digits.</summary>
    public const string UserToUser = "UserToUserInfo";

    /// <summary>The customer's telephone number of an outbound campaign.</summary>
    public const string CustomerPhone = "CustomerPhoneNumber";

    /// <summary>The customer's account number of an outbound campaign.</summary>
    public const string CustomerAccount = "CustomerAccountNumber";

    private static readonly string?[] s_names = Names();

    /// <summary>A digest of the attached data of a message; 0 when it has none. Equal data in the same order give equal digests.</summary>
    public static ulong Digest(GedMessage message)
    {
        var digest = 0UL;
        foreach (var field in message.Floating)
        {
            if (IsAttached(field.Number))
                digest = Mix(digest ^ (ulong)(uint)field.Number ^ ((ulong)field.Data.Length << 32), field.Data);
        }
        return digest;
    }

    /// <summary>The attached data; an empty value removes its key. A named value that cannot be read is an anomaly.</summary>
    public Dictionary<string, string?> Read(GedMessage message, ILinkOutput output)
    {
        var values = new Dictionary<string, string?>();
        foreach (var field in message.Floating)
        {
            if (!IsAttached(field.Number))
                continue;
            if (field.Tag == Tag.NamedVariable)
            {
                if (field.TryNamedVariable(out var name, out var value))
                    values[texts.Of(name)!] = texts.Of(value);
                else
                    output.Anomaly(
                        AnomalyKind.InvalidField,
                        "NAMED_VARIABLE is not name, NUL, value, NUL, and is left out of the attached data",
                        message.Frame
                    );
            }
            else if (field.Tag == Tag.NamedArray)
            {
                if (field.TryNamedArray(out var index, out var name, out var value))
                    values[string.Create(CultureInfo.InvariantCulture, $"{Encoding.Latin1.GetString(name)}[{index}]")] = texts.Of(value);
                else
                    output.Anomaly(
                        AnomalyKind.InvalidField,
                        "NAMED_ARRAY is not index, name, NUL, value, NUL, and is left out of the attached data",
                        message.Frame
                    );
            }
            else if (field.Tag == Tag.Uui)
                values[UserToUser] = field.Data.IsEmpty ? null : Convert.ToHexString(field.Data);
            else
                values[s_names[field.Number]!] = texts.Of(field.TextBytes);
        }
        return values;
    }

    /// <summary>
    /// Whether a key is the name of a field that carries named values, not of a value: written as such, it would be a field without a name in it.
    /// </summary>
    public static bool IsCarrier(string key) =>
        string.Equals(key, nameof(Tag.NamedVariable), StringComparison.OrdinalIgnoreCase)
        || string.Equals(key, nameof(Tag.NamedArray), StringComparison.OrdinalIgnoreCase);

    /// <summary>The tag of an attached value that is not a named variable; null when the key is not one of them.</summary>
    public static Tag? TagOf(string key)
    {
        for (var tag = 0; tag < s_names.Length; tag++)
        {
            if (
                (Tag)tag is not (Tag.NamedVariable or Tag.NamedArray)
                && string.Equals(s_names[tag], key, StringComparison.OrdinalIgnoreCase)
            )
                return (Tag)tag;
        }
        return null;
    }

    private static bool IsAttached(int tag) => (uint)tag < (uint)s_names.Length && s_names[tag] is not null;

    /// <summary>Goes on with a digest; never 0.</summary>
    public static ulong Mix(ulong digest, ReadOnlySpan<byte> data)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        while (data.Length >= 8)
        {
            digest = ulong.RotateLeft((digest ^ BinaryPrimitives.ReadUInt64LittleEndian(data)) * Prime, 29);
            data = data[8..];
        }
        var rest = 0UL;
        foreach (var value in data)
            rest = (rest << 8) | value;
        return ulong.RotateLeft((digest ^ rest) * Prime, 31) | 1;
    }

    private static string?[] Names()
    {
        var names = new string?[(int)Tag.CustomerAccountNumber + 1];
        for (var number = 1; number <= 10; number++)
            names[(int)Tag.CallVariable1 + number - 1] = string.Create(CultureInfo.InvariantCulture, $"CallVariable{number}");
        names[(int)Tag.CallWrapupData] = WrapupData;
        names[(int)Tag.Ced] = EnteredDigits;
        names[(int)Tag.Uui] = UserToUser;
        names[(int)Tag.CustomerPhoneNumber] = CustomerPhone;
        names[(int)Tag.CustomerAccountNumber] = CustomerAccount;
        names[(int)Tag.NamedVariable] = nameof(Tag.NamedVariable);
        names[(int)Tag.NamedArray] = nameof(Tag.NamedArray);
        return names;
    }
}
