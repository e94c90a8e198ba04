using TypedStreaming.Simulator;
using TypedStreaming.Tool.Simulate.Sources;

namespace TypedStreaming.Tool.Simulate.Seeds;

/// <summary>The description of a list in <c>org.json</c>, the file with the initial content of the simulated org.</summary>
/// <param name="Key">The key of the list.</param>
/// <param name="ItemKeys">The keys of an item. It is empty if an item is a text.</param>
/// <param name="Add">Adds an item to the org.</param>
internal sealed record SeedPart(string Key, IReadOnlyList<string> ItemKeys, Action<SimulatedOrg, SourceNode> Add)
{
    /// <summary>Creates the description of a list of objects.</summary>
    public static SeedPart OfObjects(string key, IReadOnlyList<string> itemKeys, Action<SimulatedOrg, Arguments> add) =>
        new(key, itemKeys, (org, item) => add(org, new Arguments(item, itemKeys)));

    /// <summary>Creates the description of a list of strings.</summary>
    public static SeedPart OfTexts(string key, Action<SimulatedOrg, string> add) => new(key, [], (org, item) =>
        add(org, item.Kind == System.Text.Json.JsonValueKind.String ? item.Value.GetString()! : throw item.Wrong("the value must be a string, in quotation marks.")));
}
