namespace CtiMiddleware.Simulators.Switch.Profiles;

/// <summary>A top-level key of a profile: one mapping, or a list of mappings.</summary>
internal sealed record ProfileSection(string Name, string Meaning, bool IsList, params ProfileField[] Fields)
{
    public ProfileField? Find(string name) => Array.Find(Fields, field => field.Name == name);
}
