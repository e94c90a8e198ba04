namespace TypedStreaming.Generators.Parsing;

/// <summary>The end of the name of an emitted list.</summary>
/// <param name="Suffix">The usual end.</param>
/// <param name="OtherSuffix">The end that is appended instead if the name already ends in <paramref name="Suffix"/>.</param>
internal sealed record ListName(string Suffix, string OtherSuffix)
{
    public static readonly ListName OfEvents = new("Events", "Types");

    public static readonly ListName OfHandlers = new("Handlers", "List");
}
