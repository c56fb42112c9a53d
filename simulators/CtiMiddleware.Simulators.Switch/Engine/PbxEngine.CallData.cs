using System.Text;

namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Data that follows a call.</summary>
public sealed partial class PbxEngine
{
    /// <summary>The name under which <see cref="PbxEvent.CallVariablesChanged"/> tells a change of the user data.</summary>
    public const string UserDataName = "UserData";

    /// <summary>Sets variables of a call: all of them or none (field rule 53).</summary>
    /// <param name="call">The call.</param>
    /// <param name="values">Names and values; null removes a variable.</param>
    /// <param name="userData">New user-to-user data, which overwrites the old; null leaves it.</param>
    /// <returns><see cref="Refusal.TooLong"/> when a value or the user data exceeds the profile's limit.</returns>
    public Refusal SetData(PbxCall call, IReadOnlyDictionary<string, string?>? values, string? userData = null)
    {
        if (call.Legs.Count == 0)
        {
            return Refusal.InvalidState;
        }
        if (TooLong(values, userData))
        {
            return Refusal.TooLong;
        }
        var changed = new List<string>();
        foreach (var (name, value) in values ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            if (value is null ? call.Data.Remove(name) : call.Data.GetValueOrDefault(name) != value)
            {
                changed.Add(name);
            }
            if (value is not null)
            {
                call.Data[name] = value;
            }
        }
        if (userData is not null && userData != call.UserData)
        {
            call.UserData = userData;
            changed.Add(UserDataName);
        }
        if (changed.Count > 0)
        {
            Raise(new PbxEvent.CallVariablesChanged(call, changed));
        }
        return Refusal.None;
    }

    private bool TooLong(IReadOnlyDictionary<string, string?>? values, string? userData) =>
        (userData is not null && Encoding.UTF8.GetByteCount(userData) > Profile.UserDataBytes)
        || (values?.Values.Any(value => value is not null && Encoding.UTF8.GetByteCount(value) > Profile.VariableBytes) ?? false);

    /// <summary>A call that begins with data says nothing of it: it was never without.</summary>
    private static void GiveData(PbxCall call, string userData, IReadOnlyDictionary<string, string>? variables)
    {
        call.UserData = userData;
        foreach (var (name, value) in variables ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            call.Data[name] = value;
        }
    }

    /// <summary>The survivor of a merge keeps what only the other one had; where both have a value, the held call's wins.</summary>
    private static void MergeData(PbxCall held, PbxCall consultation, PbxCall survivor)
    {
        foreach (var (name, value) in consultation.Data)
        {
            held.Data.TryAdd(name, value);
        }
        var userData = held.UserData.Length > 0 ? held.UserData : consultation.UserData;
        if (!ReferenceEquals(held, survivor))
        {
            foreach (var (name, value) in held.Data)
            {
                survivor.Data[name] = value;
            }
        }
        survivor.UserData = userData;
    }
}
