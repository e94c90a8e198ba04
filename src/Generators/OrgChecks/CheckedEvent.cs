using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Members;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.OrgChecks;

/// <summary>An event type with the attribute that specifies its channel.</summary>
/// <param name="Type">The type.</param>
/// <param name="Declaration">The part of the type that has the attribute.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Kind">The kind of event.</param>
/// <param name="Argument">The channel argument in the source.</param>
/// <param name="Channel">The channel.</param>
internal sealed record CheckedEvent(
    INamedTypeSymbol Type, TypeDeclarationSyntax Declaration, AttributeData Attribute, EventKindModel Kind, ExpressionSyntax Argument, string Channel)
{
    /// <summary>
    /// Creates an instance for an event attribute in the source. Returns null if the attribute is not an event attribute, or if its channel is not a
    /// constant.
    /// </summary>
    public static CheckedEvent? Of(AttributeSyntax syntax, SemanticModel model, CancellationToken cancellation)
    {
        if (syntax.Parent?.Parent is not TypeDeclarationSyntax declaration || model.GetDeclaredSymbol(declaration, cancellation) is not { } type) return null;
        foreach (var kind in AttributeChannels.All)
        {
            if (type.FindAttribute(AttributeChannels.MetadataNameOf(kind)) is not { ApplicationSyntaxReference: { } written } attribute) continue;
            if (written.SyntaxTree != syntax.SyntaxTree || written.Span != syntax.Span) continue;
            var argument = syntax.ArgumentList?.Arguments.FirstOrDefault(static a => a.NameEquals is null)?.Expression;
            return argument is not null && attribute.FirstArgument() is string channel ? new CheckedEvent(type, declaration, attribute, kind, argument, channel) : null;
        }

        return null;
    }

    /// <summary>Returns the members of the event type that the generated code fills.</summary>
    public IEnumerable<MemberBinding> MembersIn(Compilation compilation) =>
        EventMembersParser.Bind(new ParseScope(Type, Attribute, Kind, compilation)).Where(static m => m.IsNamed && m.Kind != MemberKind.ChangeEventHeader);

    /// <summary>Returns the location of a member or, for an inherited member, the location of the type.</summary>
    public Location PlaceOf(ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType, Type) && member.Locations.FirstOrDefault(static l => l.IsInSource) is { } own
            ? own
            : Declaration.Identifier.GetLocation();
}
