using System.Collections.Immutable;
using System.Text.Json;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Emission;

/// <summary>The shapes of values beyond scalars: as they look, compiled at the lowest and the latest C#, run, and run on hostile JSON.</summary>
public sealed class ValueSnapshotTests
{
    [Fact]
    public void Collections()
    {
        const string source = """
            using System.Collections.Generic;
            using System.Collections.Immutable;
            namespace Demo;

            [GenericEvent("/u/Orders")]
            public partial record Order(ImmutableArray<int> Counts, HashSet<Color>? Colors = null)
            {
                public required List<Line> Lines { get; init; }
                public string[]? Tags { get; init; }
                public IReadOnlyList<string?> Notes { get; init; } = new[] { "own" };
                public Dictionary<string, decimal?>? Prices { get; init; }
                public IReadOnlyDictionary<string, IEnumerable<Line>>? Groups { get; set; }
                public int[][]? Matrix { get; init; }
                public Field<IReadOnlyCollection<string>> Labels { get; init; }
            }

            public sealed record Line(string Product, IList<Line>? Parts = null);
            public enum Color { Red, Blue }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var type = EventType.In("Demo.Order", source);
        var value = Shapes.Read(
            type,
            """
            {"Counts":[1,2.0],"Colors":["Red","Blue","Red"],"Lines":[{"Product":"p","Parts":[{"Product":"q"}]}],"Tags":["a","b"],
            "Notes":["n",null],"Prices":{"x":1.5,"y":null,"x":2},"Groups":{"g":[{"Product":"r"}]},"Matrix":[[1],[],[2,3]],"Labels":["l"]}
            """);
        Assert.Equal([1, 2], (ImmutableArray<int>)value["Counts"]!);
        Assert.Equal(2, ((System.Collections.ICollection)value["Lines"]!).Count + ((string[])value["Tags"]!).Length - 1);
        Assert.Equal(["n", null], (IReadOnlyList<string?>)value["Notes"]!);
        Assert.Equal([new("x", 2m), new("y", null)], (Dictionary<string, decimal?>)value["Prices"]!);
        Assert.Equal([[1], [], [2, 3]], (int[][])value["Matrix"]!);
        Assert.Equal(["l"], ((Field<IReadOnlyCollection<string>>)value["Labels"]!).Value);

        Assert.Equal("Tags[1]", type.Refuse("""{"Counts":[],"Lines":[],"Tags":["a",null]}""").Member);
        Assert.Equal("Lines[1].Parts[0].Product", type.Refuse("""{"Counts":[],"Lines":[{"Product":"p"},{"Product":"p","Parts":[{"Product":1}]}]}""").Member);
        Assert.Equal("Prices.x", type.Refuse("""{"Counts":[],"Lines":[],"Prices":{"x":"1"}}""").Member);
        Assert.Contains("expected an array, found null", type.Refuse("""{"Counts":[],"Lines":null}""").Message, StringComparison.Ordinal);
        Assert.Equal("Counts, Lines", string.Join(", ", type.Refuse("{}").Member!.Split(", ").Order(StringComparer.Ordinal)));
        Assert.Equal(["own"], (IReadOnlyList<string?>)type.Decode("""{"Counts":[],"Lines":[]}""")["Notes"]!);
    }

    [Fact]
    public void Picklists()
    {
        const string source = """
            using System.Collections.Generic;
            namespace Demo;

            [ChangeEvent("/data/AccountChangeEvent")]
            public partial record AccountChange
            {
                [MultiSelectPicklist] public Field<IReadOnlyList<string>> Regions { get; init; }
                [MultiSelectPicklist, JsonPropertyName("Colors__c")] public Field<IReadOnlySet<Color>> Colors { get; init; }
                [MultiSelectPicklist] public Color[]? More { get; init; }
                public Color? Main { get; init; }
            }

            public enum Color { Red, [JsonStringEnumMemberName("sky blue")] SkyBlue }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var type = EventType.In("Demo.AccountChange", source);
        var value = Shapes.Read(type, """{"Regions":"EMEA;Gr\u00fc\u00df;;x","Colors__c":"Red;sky blue;Red","More":"","Main":"Red"}""");
        Assert.Equal(["EMEA", "Grüß", "", "x"], ((Field<IReadOnlyList<string>>)value["Regions"]!).Value);
        Assert.Empty((Array)value["More"]!);
        Assert.Equal(["Red"], ((Array)type.Decode("""{"More":"Red"}""")["More"]!).Cast<object>().Select(c => c.ToString()));
        Assert.Equal("null", type.Decode("""{"Regions":null}""")["Regions"]!.ToString());
        Assert.Contains("expected names of Color, separated by ';', but one of the names is \"blue\"", type.Refuse("""{"More":"Red;blue"}""").Message, StringComparison.Ordinal);
        Assert.Contains("expected a string, found an array", type.Refuse("""{"Regions":["EMEA"]}""").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_names()
    {
        const string source = """
            using System.Collections.Generic;
            namespace Demo;

            [PlatformEvent("/event/Light__e")]
            public partial record Light(Color Color, [property: MultiSelectPicklist] IReadOnlyList<Color>? Others);

            public enum Color { [UnknownFallback] Other, Red, Blue }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var type = EventType.In("Demo.Light", source);
        Assert.Equal("Red", Shapes.Read(type, """{"Color":"Red","Others":"Red;Blue"}""")["Color"]!.ToString());
        var value = type.Decode("""{"Color":"Mauve","Others":"Blue;red;"}""");
        Assert.Equal("Other", value["Color"]!.ToString());
        Assert.Equal("Blue, Other, Other", string.Join(", ", ((System.Collections.IEnumerable)value["Others"]!).Cast<object>()));
        Assert.Equal("Color", type.Refuse("""{"Color":true}""").Member);
    }

    [Fact]
    public void Extension_data()
    {
        const string source = """
            using System.Collections.Generic;
            using System.Text.Json;
            namespace Demo;

            [PushTopic("/topic/Accounts")]
            public partial record AccountChange
            {
                public string? Name { get; init; }
                public Part? Part { get; init; }
                [JsonExtensionData] public Dictionary<string, JsonElement>? Rest { get; init; }
            }

            public sealed class Part
            {
                public int? Size { get; set; }
                [JsonExtensionData] public IDictionary<string, JsonElement> Rest { get; set; } = new Dictionary<string, JsonElement> { ["own"] = default };
            }

            [PushTopic("/topic/Accounts")]
            public partial struct All { [JsonExtensionData] public Dictionary<string, JsonElement> Rest { get; set; } }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var value = Shapes.Read(
            EventType.In("Demo.AccountChange", source),
            """{"Name":"n","Other":[1,{"a":null}],"Part":{"Size":1,"x\u0041":2},"Other":"last"}""");
        Assert.Equal("last", ((Dictionary<string, JsonElement>)value["Rest"]!)["Other"].GetString());
        Assert.Equal("xA", Assert.Single(((IDictionary<string, JsonElement>)new EventValue(value["Part"]!)["Rest"]!).Keys));
        var without = EventType.In("Demo.AccountChange", source).Decode("""{"Name":"n","Part":{}}""");
        Assert.Null(without["Rest"]);
        Assert.Equal("own", Assert.Single(((IDictionary<string, JsonElement>)new EventValue(without["Part"]!)["Rest"]!).Keys));
        Assert.Empty((Dictionary<string, JsonElement>)EventType.In("Demo.All", source).Decode("{}")["Rest"]!);
    }

    [Fact]
    public void Documents()
    {
        const string source = """
            using System.Text.Json;
            namespace Demo;

            [PlatformEvent("/event/Page__e")]
            public partial record Page(Uri Address, JsonElement Any, JsonElement? Perhaps, byte[]? Data, Uri[]? More, Field<JsonElement> Field);
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var type = EventType.In("Demo.Page", source);
        var value = Shapes.Read(type, """{"Address":"https://example.com/a?b=1","Any":{"a":[1,2]},"Perhaps":1,"Data":"AQID","More":["rel/ative"],"Field":[]}""");
        Assert.Equal(new Uri("https://example.com/a?b=1"), value["Address"]);
        Assert.Equal("""{"a":[1,2]}""", ((JsonElement)value["Any"]!).GetRawText());
        Assert.Equal([1, 2, 3], (byte[])value["Data"]!);
        var nulls = type.Decode("""{"Address":"a","Any":null,"Perhaps":null,"Field":null}""");
        Assert.Equal((JsonValueKind.Null, null, "null"), (((JsonElement)nulls["Any"]!).ValueKind, nulls["Perhaps"], nulls["Field"]!.ToString()));
        Assert.Equal("Address", type.Refuse("""{"Address":"http://[","Any":1}""").Member);
        Assert.Contains("expected bytes in base 64", type.Refuse("""{"Address":"a","Any":1,"Data":"*"}""").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Contexts()
    {
        var source = """
            using System.Collections.Generic;
            namespace Demo;

            [PushTopic("/topic/Shapes")]
            public partial record ShapeChange
            {
                public Shape? Main { get; init; }
                public IReadOnlyList<Shape>? Shapes { get; init; }
                [JsonContext(typeof(Json))] public Version? Version { get; init; }
                [JsonContext(typeof(Json))] public Field<object> Anything { get; init; }
            }

            [JsonContext(typeof(Json))]
            public abstract record Shape(string Name);
            public sealed record Circle(string Name) : Shape(Name);
            """ + HandWrittenContext.Source;
        Snapshot.Verify(Shapes.Compiled(source));
        var type = EventType.In("Demo.ShapeChange", source);
        var value = Shapes.Read(type, """{"Main":"o","Shapes":["a","b"],"Version":"1.2","Anything":"x"}""");
        Assert.Equal(("Circle { Name = o }", new Version(1, 2), "x"), (value["Main"]!.ToString(), value["Version"], value["Anything"]!.ToString()));
        var failure = type.Refuse("""{"Shapes":["a",17],"Main":null}""");
        Assert.Equal(("Shapes[1]", 15L), (failure.Member, failure.Offset));
        Assert.Contains("expected a value for Shape; its converter failed: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("expected a value for Shape, found null", type.Refuse("""{"Shapes":[null]}""").Message, StringComparison.Ordinal);
        Assert.Contains("its converter returned null", type.Refuse("""{"Main":"null"}""").Message, StringComparison.Ordinal);
        Assert.Contains("its converter failed: too strange", type.Refuse("""{"Main":"strange"}""").Message, StringComparison.Ordinal);
    }
}
