using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Simulate.Actions;
using TypedStreaming.Tool.Simulate.Scripts;
using TypedStreaming.Tool.Simulate.Seeds;
using TypedStreaming.Tool.Simulate.Sources;

namespace TypedStreaming.Tool.Tests.Simulate;

/// <summary>The JSON schemas in <c>docs/schemas</c> describe what the simulator reads.</summary>
public sealed class SchemaTests
{
    private static readonly string[] Texts = ["$schema"];

    [Fact]
    public void The_schema_of_scripts_has_all_actions() =>
        CheckActions(Read("tse-script.schema.json"), "steps", [.. WaitActions.All, .. OrgActions.All], [Script.RepeatKey, Script.StepsKey]);

    [Fact]
    public void The_schema_of_seeds_has_all_lists()
    {
        var schema = Read("tse-seed.schema.json");
        CheckActions(schema, SeedParts.EventsKey, PublishActions.All, [.. SeedParts.All.Select(static part => part.Key), SeedParts.EventsKey]);
        foreach (var part in SeedParts.All)
        {
            var items = schema["properties"]![part.Key]!["items"]!;
            Assert.Equal(part.ItemKeys.Order(StringComparer.Ordinal), Keys(items["properties"]));
        }
    }

    private static void CheckActions(JsonObject schema, string list, IReadOnlyList<OrgAction> actions, IEnumerable<string> keys)
    {
        Assert.Equal(Texts.Concat(keys).Order(StringComparer.Ordinal), Keys(schema["properties"]));
        Assert.Equal(
            actions.Select(static action => $"#/$defs/{action.Name}").Order(StringComparer.Ordinal),
            schema["properties"]![list]!["items"]!["oneOf"]!.AsArray().Select(static one => one!["$ref"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        foreach (var action in actions)
        {
            var described = schema["$defs"]![action.Name]!.AsObject();
            Assert.Equal(action.Keys.Append(PreparedAction.NameKey).Order(StringComparer.Ordinal), Keys(described["properties"]));
            Assert.Equal(described["required"]!.AsArray().Count > 1, IsRefusedAlone(action));
        }
    }

    private static bool IsRefusedAlone(OrgAction action)
    {
        try
        {
            PreparedAction.Read(SourceReader.Read(name: null, Encoding.UTF8.GetBytes($$"""{"action":"{{action.Name}}"}""")), [action]);
            return false;
        }
        catch (ToolException)
        {
            return true;
        }
    }

    private static IEnumerable<string> Keys(JsonNode? properties) => (properties?.AsObject().Select(static one => one.Key) ?? []).Order(StringComparer.Ordinal);

    private static JsonObject Read(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) folder = folder.Parent!;
        return JsonSerializer.Deserialize<JsonObject>(File.ReadAllText(Path.Combine(folder.FullName, "docs", "schemas", file)))!;
    }
}
