using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace TypedStreaming.Package.Tests.Api;

/// <summary>The documentation file of an assembly, and the gaps in it.</summary>
internal sealed class Documentation
{
    private readonly Dictionary<string, XElement> _members;

    public Documentation(XDocument file) =>
        _members = file.Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>Each public type and member whose summary, parameters or result are not documented.</summary>
    public IEnumerable<string> Gaps(IAssemblySymbol assembly) =>
        from type in PublicSymbols.Types(assembly)
        from symbol in PublicSymbols.Members(type).Prepend(type)
        from gap in Gaps(symbol)
        select $"{symbol.ToDisplayString()}: {gap}";

    private IEnumerable<string> Gaps(ISymbol symbol)
    {
        if (!_members.TryGetValue(symbol.GetDocumentationCommentId()!, out var text)) return IsDefaultConstructor(symbol) ? [] : ["no documentation"];
        if (text.Element("inheritdoc") is not null) return [];
        return
        [
            .. Unless(IsFilled(text.Element("summary")), "no summary"),
            .. Names(symbol).Where(one => !Describes(text, one)).Select(one => $"'{one}' is not explained"),
            .. Unless(text.Element("returns") is not null || !Returns(symbol), "what it returns is not explained"),
            .. Unless(SaysDefault(text) || !IsOption(symbol), "the default of the option is not named"),
        ];
    }

    private static IEnumerable<string> Names(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => [.. method.Parameters.Select(one => one.Name), .. method.TypeParameters.Select(one => one.Name)],
        INamedTypeSymbol { DelegateInvokeMethod: { } call } type =>
            [.. call.Parameters.Select(one => one.Name), .. type.TypeParameters.Select(one => one.Name)],
        INamedTypeSymbol type => type.TypeParameters.Select(one => one.Name),
        IPropertySymbol property => property.Parameters.Select(one => one.Name),
        _ => [],
    };

    private static bool Describes(XElement text, string name) =>
        text.Elements().Any(one => one.Name.LocalName is "param" or "typeparam" && one.Attribute("name")?.Value == name && IsFilled(one));

    /// <summary>A constructor that is not declared cannot be documented; the compiler requires documentation of declared ones.</summary>
    private static bool IsDefaultConstructor(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true };

    private static bool Returns(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, ReturnsVoid: false };

    /// <summary>A required option has no default, and its documentation says that it is required.</summary>
    private static bool SaysDefault(XElement text) =>
        text.Value.Contains("default", StringComparison.OrdinalIgnoreCase) || text.Value.Contains("Required", StringComparison.Ordinal);

    private static bool IsOption(ISymbol symbol) =>
        symbol is IPropertySymbol { SetMethod: not null } && symbol.ContainingType.Name.EndsWith("Options", StringComparison.Ordinal);

    private static bool IsFilled(XElement? element) => element is not null && (element.HasElements || element.Value.Trim().Length > 0);

    private static string[] Unless(bool holds, string gap) => holds ? [] : [gap];
}
