namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>One member of a type that will be compiled.</summary>
internal sealed record MemberPlan(string Name, string WireName, ValueKind Kind, MemberForm Form, MemberStyle Style)
{
    /// <summary>The type of its values, if it is one of the program's own.</summary>
    public TypePlan? Nested { get; init; }

    public bool IsParameter => Style is MemberStyle.Parameter or MemberStyle.ParameterDefault;

    /// <summary>True if both refuse a document without it.</summary>
    public bool IsRequired => Style == MemberStyle.Required;

    public bool AcceptsNull => Form != MemberForm.Plain;

    /// <summary>The declaration of a property, or of a parameter.</summary>
    public string Source => Style switch
    {
        MemberStyle.Settable => $"{Attribute("")}public {TypeName} {Name} {{ get; set; }}",
        MemberStyle.InitOnly => $"{Attribute("")}public {TypeName} {Name} {{ get; init; }}",
        MemberStyle.Required => $"{Attribute("")}public required {TypeName} {Name} {{ get; init; }}",
        MemberStyle.SettableDefault => $"{Attribute("")}public {TypeName} {Name} {{ get; set; }} = {Kind.Default};",
        MemberStyle.InitOnlyDefault => $"{Attribute("")}public {TypeName} {Name} {{ get; init; }} = {Kind.Default};",
        MemberStyle.Parameter => $"{Attribute("property: ")}{TypeName} {Name}",
        _ => $"{Attribute("property: ")}{TypeName} {Name} = {ParameterDefault}",
    };

    /// <summary>The styles that a member can have; a struct has neither defaults nor parameters here.</summary>
    public static IReadOnlyList<MemberStyle> StylesOf(ValueKind kind, MemberForm form, bool isPositional, bool isStruct)
    {
        var styles = new List<MemberStyle> { MemberStyle.Required };
        if (form != MemberForm.Plain || !kind.IsReference) styles.AddRange([MemberStyle.Settable, MemberStyle.InitOnly]);
        if (isStruct) return styles;
        if (kind.Default is not null) styles.AddRange([MemberStyle.SettableDefault, MemberStyle.InitOnlyDefault]);
        if (!isPositional) return styles;
        styles.AddRange([MemberStyle.Parameter, MemberStyle.Parameter]);
        if (form != MemberForm.Plain || (kind is { IsConstant: true, Default: not null })) styles.AddRange([MemberStyle.ParameterDefault, MemberStyle.ParameterDefault]);
        return styles;
    }

    private string ParameterDefault => Form switch
    {
        MemberForm.Field => "default",
        MemberForm.Nullable when !Kind.IsConstant || Kind.Default is null => "null",
        _ => Kind.Default!,
    };

    private string TypeName => Form switch
    {
        MemberForm.Plain => ValueType,
        MemberForm.Nullable => ValueType + "?",
        _ => $"Field<{ValueType}>",
    };

    private string ValueType => Nested?.Name ?? Kind.Type;

    private string Attribute(string target) =>
        Kind.IsExtensionData ? "[JsonExtensionData] " : WireName == Name ? "" : $"[{target}JsonPropertyName({Texts.Quote(WireName)})] ";
}
