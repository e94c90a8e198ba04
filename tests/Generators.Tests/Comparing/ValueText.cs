using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using TypedStreaming.Events;

namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>
/// A value as a text that shows all differences that a program could see: the kind of a date, the scale of a decimal, the sign
/// of a zero, absent and null.
/// </summary>
internal static class ValueText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => Texts.Quote(text),
        DateTime date => $"{date:O} {date.Kind}",
        DateTimeOffset date => date.ToString("O"),
        DateOnly or TimeOnly => ((IFormattable)value).ToString("O", null),
        JsonElement { ValueKind: JsonValueKind.Undefined } or ImmutableArray<int> { IsDefault: true } => "default",
        JsonElement element => element.GetRawText(),
        Uri address => "uri " + address.OriginalString,
        IDictionary map => "{" + string.Join(", ", map.Keys.Cast<object>().Order().Select(k => $"{k}: {Of(map[k])}")) + "}",
        IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Of)) + "]",
        Enum constant => constant.ToString("D"),
        IFormattable number => number.ToString(null, null),
        bool truth => truth ? "true" : "false",
        IFieldConverterSource => OfField(value),
        CompoundName name => OfMembers(name),
        TextChange change => $"{change.Text is null}: {change}",
        _ => OfMembers(value),
    };

    /// <summary>Each readable property with its value.</summary>
    public static IEnumerable<string> MembersOf(object value) =>
        value.GetType()
            .GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(p => p.GetIndexParameters().Length == 0)
            .Select(p => $"{p.Name} = {Of(p.GetValue(value))}");

    private static string OfMembers(object value) => "{" + string.Join(", ", MembersOf(value)) + "}";

    private static string OfField(object field)
    {
        var type = field.GetType();
        if (!(bool)type.GetProperty("IsSet")!.GetValue(field)!) return "unset";
        return (bool)type.GetProperty("IsNull")!.GetValue(field)! ? "null in a field" : "field of " + Of(type.GetProperty("Value")!.GetValue(field));
    }
}
