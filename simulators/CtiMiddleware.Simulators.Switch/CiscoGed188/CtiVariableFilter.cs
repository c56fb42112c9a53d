using CtiMiddleware.Adapters.CiscoGed188.Messages;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>Which variables a client wants: what it said with REGISTER_VARIABLES_REQ.</summary>
internal sealed class CtiVariableFilter(uint mask)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Lets a named variable or array through.</summary>
    public void Add(string name) => _names.Add(name);

    /// <summary>Whether a floating field goes to the client; fields that are no variables always do.</summary>
    public bool Passes(Tag tag, string name) =>
        tag switch
        {
            >= Tag.CallVariable1 and <= Tag.CallVariable10 => (mask & (1u << (tag - Tag.CallVariable1))) != 0,
            Tag.NamedVariable or Tag.NamedArray => _names.Contains(name),
            _ => true,
        };
}
