using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Members;

/// <summary>
/// Determines whether the generated code assigns a default value to a member that is absent from the event. The code does so only if the
/// declarations show that the member would have the default value of its type in any case. Otherwise, the member is not assigned.
/// </summary>
internal static class DefaultValues
{
    // The other part of a partial property may be in a generated file.
    public static bool IsPlain(IPropertySymbol property) =>
        property is { OverriddenProperty: null, IsPartialDefinition: false } && IsDeclared(property, syntax => syntax switch
        {
            PropertyDeclarationSyntax { Initializer: null, AccessorList: { } accessors } =>
                accessors.Accessors.All(a => a is { Body: null, ExpressionBody: null }),
            _ => false,
        });

    public static bool IsPlain(IFieldSymbol field) =>
        IsDeclared(field, syntax => syntax is VariableDeclaratorSyntax { Initializer: null });

    /// <summary>Returns true if no constructor of the type or its base types has a body. A constructor with a body could set a member.</summary>
    public static bool HasPlainConstructors(INamedTypeSymbol type) =>
        type.SelfAndBases().All(t => !t.DeclaringSyntaxReferences.IsEmpty && t.InstanceConstructors.All(IsPlain));

    /// <summary>Returns the default value of an optional parameter, as a C# expression.</summary>
    public static string ExpressionFor(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue
            ? Literals.Of(parameter.Type, parameter.ExplicitDefaultValue)
            : Literals.DefaultOf(parameter.Type);

    private static bool IsPlain(IMethodSymbol constructor) =>
        constructor.IsImplicitlyDeclared
        || constructor.DeclaringSyntaxReferences.All(r => r.GetSyntax() is TypeDeclarationSyntax);

    private static bool IsDeclared(ISymbol symbol, Func<SyntaxNode, bool> isPlain) =>
        !symbol.DeclaringSyntaxReferences.IsEmpty
        && symbol.DeclaringSyntaxReferences.All(r => isPlain(r.GetSyntax()));
}
