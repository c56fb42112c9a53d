namespace CtiMiddleware.Links.Transports.DBus;

/// <summary>A value of D-Bus with its type, as the specification's type system has it. Immutable.</summary>
public abstract record DBusValue
{
    private DBusValue() { }

    /// <summary>The signature of its type: one complete type.</summary>
    public abstract string Signature { get; }

    /// <summary>A string, an object path or a signature.</summary>
    /// <param name="Kind"><c>s</c>, <c>o</c> or <c>g</c>.</param>
    /// <param name="Value">The text; never holds a NUL.</param>
    public sealed record Text(char Kind, string Value) : DBusValue
    {
        /// <inheritdoc/>
        public override string Signature => Kind.ToString();
    }

    /// <summary>A whole number, of any of the widths.</summary>
    /// <param name="Kind"><c>y</c> 8 bits without sign, <c>n</c> <c>i</c> <c>x</c> 16, 32, 64 with, <c>q</c> <c>u</c> <c>t</c> without sign.</param>
    /// <param name="Value">The number.</param>
    public sealed record Whole(char Kind, Int128 Value) : DBusValue
    {
        /// <inheritdoc/>
        public override string Signature => Kind.ToString();
    }

    /// <summary>A boolean, <c>b</c>.</summary>
    /// <param name="Value">True or false.</param>
    public sealed record Flag(bool Value) : DBusValue
    {
        /// <inheritdoc/>
        public override string Signature => "b";
    }

    /// <summary>A double, <c>d</c>.</summary>
    /// <param name="Value">The number; may be infinite or no number.</param>
    public sealed record Real(double Value) : DBusValue
    {
        /// <inheritdoc/>
        public override string Signature => "d";
    }

    /// <summary>A file descriptor, <c>h</c>: never taken over and never sent, so only its place is kept.</summary>
    public sealed record Descriptor : DBusValue
    {
        /// <inheritdoc/>
        public override string Signature => "h";
    }

    /// <summary>An array; with an element signature <c>{kv}</c> a dictionary, whose items are <see cref="Entry"/>.</summary>
    /// <param name="Element">The signature of its elements.</param>
    /// <param name="Items">The elements, in order.</param>
    public sealed record Array(string Element, IReadOnlyList<DBusValue> Items) : DBusValue
    {
        /// <inheritdoc/>
        public override string Signature => $"a{Element}";

        /// <summary>The value of an entry whose key is this text, variants taken off; null when there is none.</summary>
        public DBusValue? Find(string key)
        {
            foreach (var item in Items)
            {
                if (item is Entry { Key: Text text, Value: var value } && text.Value == key)
                    return value.Bare;
            }
            return null;
        }
    }

    /// <summary>A struct.</summary>
    /// <param name="Members">Its members, at least one.</param>
    public sealed record Structure(IReadOnlyList<DBusValue> Members) : DBusValue
    {
        /// <inheritdoc/>
        public override string Signature => $"({string.Concat(Members.Select(static member => member.Signature))})";
    }

    /// <summary>An entry of a dictionary; only inside an array.</summary>
    /// <param name="Key">Of a basic type.</param>
    /// <param name="Value">Of any type.</param>
    public sealed record Entry(DBusValue Key, DBusValue Value) : DBusValue
    {
        /// <inheritdoc/>
        public override string Signature => $"{{{Key.Signature}{Value.Signature}}}";
    }

    /// <summary>A variant, <c>v</c>: a value that brings its own type.</summary>
    /// <param name="Value">The value.</param>
    public sealed record Variant(DBusValue Value) : DBusValue
    {
        /// <inheritdoc/>
        public override string Signature => "v";
    }

    /// <summary>The value without the variants around it.</summary>
    public DBusValue Bare => this is Variant variant ? variant.Value.Bare : this;

    /// <summary>The text, or null when it is none; variants are taken off.</summary>
    public string? AsText => (Bare as Text)?.Value;

    /// <summary>The boolean, or null when it is none; variants are taken off.</summary>
    public bool? AsFlag => (Bare as Flag)?.Value;

    /// <summary>The whole number, or null when it is none; variants are taken off.</summary>
    public long? AsWhole => Bare is Whole { Value: var value } && value >= long.MinValue && value <= long.MaxValue ? (long)value : null;

    /// <summary>The texts of an array of texts, or null when it is none; variants are taken off.</summary>
    public IReadOnlyList<string>? AsTexts =>
        Bare is Array { Element: "s" or "o" or "g" } array ? [.. array.Items.Cast<Text>().Select(static item => item.Value)] : null;

    /// <summary>A string.</summary>
    public static DBusValue Of(string value) => new Text('s', value);

    /// <summary>A boolean.</summary>
    public static DBusValue Of(bool value) => new Flag(value);

    /// <summary>An object path.</summary>
    public static DBusValue Path(string value) => new Text('o', value);
}
