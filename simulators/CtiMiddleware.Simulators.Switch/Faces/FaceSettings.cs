using System.Reflection;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Faces;

/// <summary>Which settings of a profile a face leaves unshown. Thread-safe.</summary>
public static class FaceSettings
{
    private static readonly SwitchProfile Defaults = new();
    private static readonly Dictionary<FaceSetting, PropertyInfo> Properties = Enum.GetValues<FaceSetting>()
        .ToDictionary(
            static setting => setting,
            static setting =>
                typeof(SwitchProfile).GetProperty(setting.ToString())
                ?? throw new InvalidOperationException($"A switch profile has no setting {setting}.")
        );

    /// <summary>The name as it is written in profiles and scenarios: <c>mergeIds</c>.</summary>
    public static string Name(FaceSetting setting)
    {
        var text = setting.ToString();
        return char.ToLowerInvariant(text[0]) + text[1..];
    }

    /// <summary>The setting of a name; null when it is none, or one that holds over every face.</summary>
    public static FaceSetting? Find(string name)
    {
        foreach (var setting in Properties.Keys)
        {
            if (Name(setting) == name)
                return setting;
        }
        return null;
    }

    /// <summary>What a profile sets to something else than the default, in the order of the names.</summary>
    public static IReadOnlyList<FaceSetting> SetBy(SwitchProfile profile) =>
        [.. Properties.Where(pair => !Equals(pair.Value.GetValue(profile), pair.Value.GetValue(Defaults))).Select(static pair => pair.Key)];

    /// <summary>What a profile sets and a face does not show; empty when the face shows the switch as the profile wants it.</summary>
    public static IReadOnlyList<FaceSetting> NotShown(SwitchProfile profile, ISwitchFace face) =>
        [.. SetBy(profile).Where(setting => !face.Shows.Contains(setting))];
}
