using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Members;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Soql.Syntax;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Queries;

/// <summary>A <c>[PushTopic]</c> attribute that has a query, and the type to which the attribute belongs.</summary>
/// <param name="Type">The type.</param>
/// <param name="Declaration">The part of the type that has the attribute.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Channel">The channel, or null if it is not a text.</param>
/// <param name="Query">The query.</param>
internal sealed record QueryUse(
    INamedTypeSymbol Type, TypeDeclarationSyntax Declaration, AttributeData Attribute, ConstantText? Channel, ConstantText Query)
{
    private const string Property = "Query";

    /// <summary>
    /// Creates an instance for an attribute in the source. Returns null if the attribute is not a <c>[PushTopic]</c> attribute, or does not have a
    /// query.
    /// </summary>
    public static QueryUse? Of(AttributeSyntax syntax, SemanticModel model, CancellationToken cancellation)
    {
        if (ArgumentOf(syntax, static a => a.NameEquals?.Name.Identifier.ValueText == Property) is not { } query) return null;
        if (syntax.Parent?.Parent is not TypeDeclarationSyntax declaration || model.GetDeclaredSymbol(declaration, cancellation) is not { } type) return null;
        if (type.FindAttribute(AttributeChannels.MetadataNameOf(EventKindModel.PushTopic)) is not { } attribute || !IsFrom(attribute, syntax)) return null;
        var channel = ConstantText.Of(ArgumentOf(syntax, static a => a.NameEquals is null), model, cancellation);
        return ConstantText.Of(query, model, cancellation) is { } text ? new QueryUse(type, declaration, attribute, channel, text) : null;
    }

    /// <summary>Returns the members of the event type that the generated code fills.</summary>
    public IReadOnlyList<MemberBinding> MembersIn(Compilation compilation) =>
        EventMembersParser.Bind(new ParseScope(Type, Attribute, EventKindModel.PushTopic, compilation));

    private static ExpressionSyntax? ArgumentOf(AttributeSyntax syntax, Func<AttributeArgumentSyntax, bool> isWanted) =>
        syntax.ArgumentList?.Arguments.FirstOrDefault(isWanted)?.Expression;

    private static bool IsFrom(AttributeData attribute, AttributeSyntax syntax) =>
        attribute.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == syntax.SyntaxTree && reference.Span == syntax.Span;
}
