using Microsoft.CodeAnalysis;

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

    /// <summary>Returns the name of the event order that a handler's attribute sets, or null if it sets no order.</summary>
    public static string? OrderOf(AttributeData attribute)
    {
        var order = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == Order).Value;
        return order.Kind == TypedConstantKind.Enum ? ConstantOf(order.Type!, order.Value)?.Name : null;
    }

    /// <summary>Returns the constant of an enum with the given value, or null if there is no such constant.</summary>
    public static IFieldSymbol? ConstantOf(ITypeSymbol type, object? value) =>
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value));

    private static object? ValueOf(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: TypedConstantKind.Primitive } constant ? constant.Value : null;
}
