using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Members;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Handlers;

/// <summary>Finds the member of an event type that a handler's attribute specifies as the key of the events.</summary>
internal static class EventKey
{
    /// <summary>Returns a C# lambda that reads the key of an event from the named member, or null if the member cannot be used as the key.</summary>
    public static string? ReaderOf(ITypeSymbol type, string name, Compilation compilation)
    {
        if (DefectOf(type, name, compilation) is not null) return null;
        return ReaderOf(Identifiers.EscapeContextual(Identifiers.Escape(name)), TypeOf(Find(type, name)!).SpecialType == SpecialType.System_String);
    }

    /// <summary>
    /// Returns a C# lambda that reads the key of an event from the member with the given name. The name must already be escaped.
    /// </summary>
    public static string ReaderOf(string identifier, bool isText) => isText
        ? $"static value => value.{identifier}"
        : $"static value => string.Create(global::System.Globalization.CultureInfo.InvariantCulture, $\"{{value.{identifier}}}\")";

    /// <summary>Returns true if the event type has no member with the given name.</summary>
    public static bool IsMissing(ITypeSymbol type, string name) => Find(type, name) is null;

    /// <summary>Returns a sentence fragment that explains why a member cannot be used as the key of the events, or null if it can be used.</summary>
    public static string? DefectOf(ITypeSymbol type, string name, Compilation compilation) => Find(type, name) switch
    {
        null => $"'{type.ToShortName()}' has no property or field with this name",
        { IsStatic: true } => "the member is static",
        { } member when !IsReadable(member, compilation) => "the member is not accessible from the handler",
        { } member when UseWarningsParser.IsObsolete(member) || member.HasAttribute(WellKnownTypes.Experimental) => "the member is marked as obsolete or experimental",
        { } member when !IsKeyType(TypeOf(member)) => $"the type of the member is '{TypeOf(member).ToShortName()}', which is not a string, a whole number, a Guid or an enum",
        _ => null,
    };

    private static ISymbol? Find(ITypeSymbol type, string name) => type is INamedTypeSymbol named
        ? named.SelfAndBases().SelectMany(t => t.GetMembers(name)).FirstOrDefault(static m => m is IPropertySymbol { IsIndexer: false } or IFieldSymbol)
        : null;

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private static bool IsReadable(ISymbol member, Compilation compilation) =>
        (member is IPropertySymbol property ? property.GetMethod : member) is { } read && compilation.IsSymbolAccessibleWithin(read, compilation.Assembly);

    private static bool IsKeyType(ITypeSymbol type) => (type.NullableUnderlying() ?? type) is var plain
        && (plain.SpecialType is SpecialType.System_String or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64)
            || plain.TypeKind == TypeKind.Enum
            || plain.Is("System.Guid"));
}
