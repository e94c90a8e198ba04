using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.Generators.Handlers;

/// <summary>Reads the properties of an <c>[EventHandler]</c> attribute.</summary>
internal static class HandlerAttributeReader
{
    public const string Consumer = "Consumer";
    public const string Order = "Order";
    public const string Key = "Key";

    public const string DefaultConsumer = "default";

    public static string ConsumerOf(AttributeData attribute) => ValueOf(attribute, Consumer) as string ?? DefaultConsumer;

    public static string? KeyOf(AttributeData attribute) => ValueOf(attribute, Key) as string;

    /// <summary>
    /// Returns the name of the member that a handler's attribute specifies as the key of the events. The attribute can also contain a <c>nameof</c>
    /// expression for a member that has not been generated yet.
    /// </summary>
    public static string? KeyNameOf(AttributeData attribute) =>
        KeyOf(attribute) ?? (ExpressionOf(attribute, Key) is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: { Count: 1 } named }
            ? LastNameIn(named[0].Expression)
            : null);

    /// <summary>Returns the name of the event order that a handler's attribute sets, or null if the attribute does not set an order.</summary>
    public static string? OrderOf(AttributeData attribute)
    {
        var order = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == Order).Value;
        return order.Kind == TypedConstantKind.Enum ? ConstantOf(order.Type!, order.Value)?.Name : null;
    }

    /// <summary>Returns the constant of an enum with the given value, or null if there is no such constant.</summary>
    public static IFieldSymbol? ConstantOf(ITypeSymbol type, object? value) =>
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value));

    private static ExpressionSyntax? ExpressionOf(AttributeData attribute, string name) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)?.Expression;

    private static string? LastNameIn(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static object? ValueOf(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: TypedConstantKind.Primitive } constant ? constant.Value : null;
}
