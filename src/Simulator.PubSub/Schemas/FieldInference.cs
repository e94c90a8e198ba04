using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TypedStreaming.Simulator.PubSub.Payloads;

namespace TypedStreaming.Simulator.PubSub.Schemas;

/// <summary>Determines the types of undefined fields from the values of published events.</summary>
internal static partial class FieldInference
{
    /// <summary>
    /// Adds the unknown fields of a published event to its definition. If a field's type was determined from an earlier value and does not fit a new
    /// value, the type is changed.
    /// </summary>
    /// <exception cref="ArgumentException">The event is defined by the test, and has no such field.</exception>
    public static void Learn(EventDefinition definition, JsonObject fields)
    {
        foreach (var (name, value) in fields)
        {
            if (definition.Find(name) is not { } known) Add(definition, name, value);
            else if (!known.IsTypeKnown && value is not null && !Fits(known.Type, value)) definition.Put(known with { Type = TypeOf(name, value) });
        }
    }

    private static void Add(EventDefinition definition, string name, JsonNode? value)
    {
        if (definition.IsClosed && definition.Schema.Avro.Fields.Exists(field => field.Name == name)) return;
        if (definition.IsClosed)
            throw new ArgumentException($"The definition of {definition.Name} does not contain the field '{name}'; add the field first (SimulatedPubSub.AddField).", nameof(name));
        var type = value is null ? EventFieldType.Text : TypeOf(name, value);
        definition.Put(new SchemaField(name, type, FieldOrigin.Published, IsTypeKnown: false));
    }

    private static bool Fits(EventFieldType type, JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Number => type is EventFieldType.Number,
        JsonValueKind.True or JsonValueKind.False => type is EventFieldType.Boolean,
        JsonValueKind.String => type is EventFieldType.Text || type == OfText(value.GetValue<string>()),
        _ => type == TypeOf("", value),
    };

    private static EventFieldType TypeOf(string name, JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Number => EventFieldType.Number,
        JsonValueKind.True or JsonValueKind.False => EventFieldType.Boolean,
        JsonValueKind.String => OfText(value.GetValue<string>()),
        JsonValueKind.Object => OfObject(name, value.AsObject()),
        _ => EventFieldType.Text,
    };

    private static EventFieldType OfText(string text)
    {
        if (DatePattern().IsMatch(text)) return EventFieldType.Date;
        if (TimePattern().IsMatch(text)) return EventFieldType.Time;
        return DateTimePattern().IsMatch(text) ? EventFieldType.DateTime : EventFieldType.Text;
    }

    private static EventFieldType OfObject(string name, JsonObject value)
    {
        if (JsonText.DifferenceIn(value) is not null) return EventFieldType.Text;
        if (value.Count > 0 && value.All(static part => part.Key is "Latitude" or "Longitude") && !name.EndsWith("Address", StringComparison.Ordinal))
            return EventFieldType.Location;
        if (name == "Name" || value.ContainsKey("LastName")) return EventFieldType.PersonName;
        return EventFieldType.Address;
    }

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DatePattern();

    [GeneratedRegex("^[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,7})?Z?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimePattern();

    [GeneratedRegex(
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,7})?(Z|[+-][0-9]{2}:?[0-9]{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DateTimePattern();
}
