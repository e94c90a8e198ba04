using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedStreaming.Generators.Symbols;

/// <summary>Writes values as C# expressions.</summary>
internal static class Literals
{
    public static string OfString(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string DefaultOf(ITypeSymbol type) => Nullability.CanHoldNull(type) ? "null" : "default";

    public static string Of(ITypeSymbol type, object? value)
    {
        if (value is null) return DefaultOf(type);
        var target = type.NullableUnderlying() ?? type;
        var text = OfPrimitive(value);
        return target.TypeKind == TypeKind.Enum ? $"({target.ToGlobalName()})({text})" : text;
    }

    private static string OfPrimitive(object value) => value switch
    {
        string text => OfString(text),
        double number => OfDouble(number, double.IsNaN(number), double.IsInfinity(number), "double", "D"),
        float number => OfDouble(number, float.IsNaN(number), float.IsInfinity(number), "float", "F"),
        DateTime moment => $"new global::System.DateTime({moment.Ticks.ToString(CultureInfo.InvariantCulture)}L)",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
    };

    private static string OfDouble(IFormattable number, bool isNaN, bool isInfinity, string type, string suffix)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        if (isNaN) return type + ".NaN";
        if (isInfinity) return type + (text[0] == '-' ? ".NegativeInfinity" : ".PositiveInfinity");
        return text + suffix;
    }
}
