using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedStreaming.Package.Tests.Api;

/// <summary>The attributes that change what a caller may write or which diagnostics it gets.</summary>
internal static class ApiAttributes
{
    private static readonly string[] Listed =
    [
        "AllowNull", "AttributeUsage", "CallerArgumentExpression", "CallerFilePath", "CallerLineNumber", "CallerMemberName",
        "DisallowNull", "DoesNotReturn", "DynamicallyAccessedMembers", "EditorBrowsable", "Experimental", "Flags", "MaybeNull",
        "MaybeNullWhen", "MemberNotNull", "MemberNotNullWhen", "NotNull", "NotNullIfNotNull", "NotNullWhen", "Obsolete",
        "OverloadResolutionPriority", "RequiresDynamicCode", "RequiresUnreferencedCode", "SetsRequiredMembers", "StringSyntax",
    ];

    public static string Of(ISymbol symbol) => Text(symbol.GetAttributes(), "");

    public static string OfReturn(IMethodSymbol method) => Text(method.GetReturnTypeAttributes(), "return: ");

    private static string Text(IEnumerable<AttributeData> attributes, string target) => string.Concat(
        from attribute in attributes
        let name = Name(attribute)
        where Listed.Contains(name)
        orderby name
        select $"[{target}{name}{Arguments(attribute)}] ");

    private static string Name(AttributeData attribute)
    {
        var name = attribute.AttributeClass?.Name ?? "";
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }

    private static string Arguments(AttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments.Select(Value)
            .Concat(attribute.NamedArguments.Select(argument => $"{argument.Key} = {Value(argument.Value)}"))
            .ToList();
        return arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})";
    }

    /// <summary>The value as in C#, with types by their simple names.</summary>
    private static string Value(TypedConstant argument) => argument is { Kind: TypedConstantKind.Enum, Type: { } type }
        ? argument.ToCSharpString().Replace(type.ToDisplayString(), type.Name, StringComparison.Ordinal)
        : argument.ToCSharpString();
}
