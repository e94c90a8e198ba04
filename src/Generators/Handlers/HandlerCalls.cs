using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Handlers;

/// <summary>Recognizes the calls that register handlers.</summary>
internal static class HandlerCalls
{
    /// <summary>
    /// Returns true for a call to <c>AddHandler&lt;TEvent, THandler&gt;</c> or <c>HandlerRegistration.Of&lt;TEvent, THandler&gt;</c>.
    /// </summary>
    public static bool IsOfOne(IMethodSymbol method) => method switch
    {
        { Name: "AddHandler", TypeArguments.Length: 2 } => BuilderChain.IsOfBuilder(method),
        { Name: "Of", TypeArguments.Length: 2 } => method.ContainingType.Is(WellKnownTypes.HandlerRegistration),
        _ => false,
    };

    public static bool IsOfList(IMethodSymbol method) => method.Name == "AddHandlers" && BuilderChain.IsOfBuilder(method);

    public static bool IsOfGaps(IMethodSymbol method) => method.Name is "UseGaps" or "IgnoreGaps" && BuilderChain.IsOfBuilder(method);

    public static bool IsOfChange(IMethodSymbol method) => method.Name == "ConfigureHandler" && BuilderChain.IsOfBuilder(method);

    /// <summary>Returns true for an <c>AddHandlers</c> call that adds the complete list of this assembly's handlers.</summary>
    public static bool AddsOwnList(IInvocationOperation call, Compilation compilation) =>
        IsOfList(call.TargetMethod) && call.Arguments.Any(argument => ListsIn(argument.Value).Any(list => IsOwnList(list.Property, compilation)));

    /// <summary>
    /// Returns those type arguments of a method or type that are event handlers. They are recognized by the constraint on the type parameter, which
    /// requires an <c>IEventHandler&lt;T&gt;</c>.
    /// </summary>
    public static IEnumerable<ITypeSymbol> HandlersIn(ISymbol called) => called switch
    {
        IMethodSymbol method => HandlersOf(method.TypeParameters, method.TypeArguments).Concat(HandlersIn(method.ContainingType)),
        INamedTypeSymbol type => HandlersOf(type.TypeParameters, type.TypeArguments),
        _ => [],
    };

    // If Where or another method is applied to the list, it is not complete.
    private static IEnumerable<IPropertyReferenceOperation> ListsIn(IOperation value) => value switch
    {
        IPropertyReferenceOperation list => [list],
        IConversionOperation conversion => ListsIn(conversion.Operand),
        ICollectionExpressionOperation collection => collection.Elements.OfType<ISpreadOperation>().SelectMany(static spread => ListsIn(spread.Operand)),
        _ => [],
    };

    private static bool IsOwnList(IPropertySymbol property, Compilation compilation) =>
        property is { IsStatic: true, Type: INamedTypeSymbol { TypeArguments: { Length: 1 } elements } }
        && elements[0].Is(WellKnownTypes.HandlerRegistration)
        && SymbolEqualityComparer.Default.Equals(property.ContainingAssembly, compilation.Assembly)
        && property.ContainingType.HasAttribute("System.CodeDom.Compiler.GeneratedCodeAttribute");

    private static IEnumerable<ITypeSymbol> HandlersOf(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> arguments)
    {
        for (var i = 0; i < parameters.Count && i < arguments.Count; i++)
            if (parameters[i].ConstraintTypes.Any(IsHandler)) yield return arguments[i].OriginalDefinition;
    }

    private static bool IsHandler(ITypeSymbol constraint) => HandledEvents.IsContract(constraint) || constraint.AllInterfaces.Any(HandledEvents.IsContract);
}
