using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Members;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>Finds the source location at which a defect is reported.</summary>
internal static class DefectLocations
{
    public static Location Of(Defect defect, AttributeData attribute, CancellationToken cancellation)
    {
        if (defect.Site == DefectSite.Symbol) return OfSymbol(defect.Symbol, cancellation);
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            return OfSymbol(defect.Symbol, cancellation);
        var argument = defect.Site switch
        {
            DefectSite.Channel => syntax.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals is null),
            DefectSite.Payload => syntax.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.Text == PayloadFormats.Property),
            _ => null,
        };
        return (argument?.Expression ?? (SyntaxNode)syntax).GetLocation();
    }

    // If a type has several parts, the defect is shown at the part that has the attributes or lacks the keyword, because the user wrote
    // this part for the event.
    private static Location OfSymbol(ISymbol symbol, CancellationToken cancellation)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
            if (reference.GetSyntax(cancellation) is TypeDeclarationSyntax { AttributeLists.Count: > 0 } declaration)
                return declaration.Identifier.GetLocation();
        return symbol.Locations.FirstOrDefault(l => l.IsInSource) ?? Location.None;
    }
}
