namespace TypedStreaming.Generators.Parsing;

/// <summary>The suffix of the name of a generated class that lists event types or handlers.</summary>
/// <param name="Suffix">The usual end.</param>
/// <param name="OtherSuffix">The end that is appended instead if the name already ends in <paramref name="Suffix"/>.</param>
internal sealed record ListSuffix(string Suffix, string OtherSuffix)
{
    public static readonly ListSuffix OfEvents = new("Events", "Types");

    public static readonly ListSuffix OfHandlers = new("Handlers", "List");
}
