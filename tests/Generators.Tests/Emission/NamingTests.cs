using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Emission;

/// <summary>Types and members whose names are alike, or difficult to write.</summary>
public sealed class NamingTests
{
    [Fact]
    public void Types_whose_names_differ_by_case_only_have_files_of_their_own()
    {
        const string source = """
            namespace Demo
            {
                [PushTopic("/topic/A")] public partial record Account { public string? A { get; init; } }
                [PushTopic("/topic/B")] public partial record ACCOUNT { public string? B { get; init; } }
                public partial class Outer { [PushTopic("/topic/C")] public partial record Inner { public string? C { get; init; } } }
            #pragma warning disable CS8981 // Named so on purpose.
                public partial class outer { [PushTopic("/topic/D")] public partial record Inner { public string? D { get; init; } } }
            }
            namespace DEMO { [PushTopic("/topic/E")] public partial record Account { public string? E { get; init; } } }
            namespace Other { [PushTopic("/topic/F")] public partial record Account { public string? F { get; init; } } }
            """;
        var compilation = EventCompilation.Of(source);
        Assert.Empty(compilation.Reported);
        Assert.Empty(compilation.Problems());
        Assert.Equal(6, compilation.Generated.Select(g => g.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal("Other.Account.g.cs", compilation.Generated.Single(g => g.HintName.StartsWith("Other", StringComparison.Ordinal)).HintName);
        foreach (var (name, member) in new[] { ("Demo.Account", "A"), ("Demo.ACCOUNT", "B"), ("Demo.Outer+Inner", "C"), ("Demo.outer+Inner", "D"), ("DEMO.Account", "E") })
            Assert.Equal("x", EventType.In(name, compilation).Decode($$"""{"{{member}}":"x"}""")[member]);
    }

    [Fact]
    public void The_files_name_is_the_same_in_every_run() =>
        Assert.Equal(
            "ACCOUNT.c2052449831b2c5c.g.cs",
            EventCompilation.Of("[PushTopic(\"/topic/B\")] public partial record ACCOUNT(EventMetadata? Metadata); public class Account;").Generated.Single().HintName);

    [Fact]
    public void Characters_that_a_file_cannot_have_do_not_make_two_types_one()
    {
        var compilation = EventCompilation.Of("[PushTopic(\"/topic/A\")] public partial record A\u0301B; [PushTopic(\"/topic/B\")] public partial record A\u0302B;");
        Assert.Empty(compilation.Reported);
        Assert.Empty(compilation.Problems());
        Assert.Equal(2, compilation.Generated.Length);
    }

    [Fact]
    public void The_attribute_on_parts_in_two_files_does_not_stop_the_generator()
    {
        var compilation = EventCompilation.Of(
            "[PushTopic(\"/topic/A\")] public partial record A(EventMetadata? Metadata); [PushTopic(\"/topic/B\")] public partial record B(EventMetadata? Metadata);",
            "[PushTopic(\"/topic/A\")] public partial record A;");
        Assert.Empty(compilation.Reported);
        Assert.Equal(["A.g.cs", "B.g.cs"], compilation.Generated.Select(g => g.HintName).Order(StringComparer.Ordinal));
        Assert.Equal("CS0579", Assert.Single(compilation.Problems()).Id);
    }

    [Theory]
    [InlineData("Registrations")]
    [InlineData("Handlers")]
    public void A_type_named_like_a_list_has_another_file(string name)
    {
        var compilation = EventCompilation.OfProgram($$"""
            namespace TypedStreaming;
            [PushTopic("/topic/A")] public partial record {{name}}(EventMetadata? Metadata);
            [Hosting.EventHandler] public sealed class Handler : Hosting.IEventHandler<{{name}}>
            {
                public ValueTask HandleAsync({{name}} value, Hosting.EventHandlingContext context, CancellationToken cancellationToken) => default;
            }
            """);
        Assert.Empty(compilation.Reported);
        Assert.Empty(compilation.Problems());
    }

    [Fact]
    public void Compound_types_enums_and_collections_of_one_name_are_told_apart()
    {
        const string source = """
            using System.Collections.Generic;
            namespace One { public record Part(int A); public enum Kind { X } }
            namespace Two { public record Part(string B); public enum Kind { Y } }
            [PushTopic("/topic/A")]
            public partial record Both(One.Part? A, Two.Part? B, List<One.Part>? C, List<Two.Part>? D, One.Kind? E, Two.Kind? F, List<One.Kind>? G, List<Two.Kind>? H);
            """;
        var value = Shapes.Read(
            EventType.In("Both", Shapes.Compiled(source)),
            """{"A":{"A":1},"B":{"B":"b"},"C":[{"A":2}],"D":[{"B":"d"}],"E":"X","F":"Y","G":["X"],"H":["Y"]}""");
        Assert.Equal(("Part { A = 1 }", "Part { B = b }", "X", "Y"), (value["A"]!.ToString(), value["B"]!.ToString(), value["E"]!.ToString(), value["F"]!.ToString()));
    }

    [Fact]
    public void Names_beyond_the_basic_plane_are_found_and_half_ones_never()
    {
        const string source = """
            [PushTopic("/topic/A")]
            public partial record Faces([property: JsonPropertyName("\ud83d\ude00")] Face? A);
            public enum Face { [JsonStringEnumMemberName("\ud83d\ude01")] Smile, [JsonStringEnumMemberName("\ud83d")] Half }
            """;
        var type = EventType.In("Faces", Shapes.Compiled(source));
        Assert.Equal("Smile", Shapes.Read(type, "{\"\ud83d\ude00\":\"\ud83d\ude01\"}")["A"]!.ToString());
        Assert.Equal("Smile", type.Decode("""{"\ud83d\ude00":"\ud83d\ude01"}""")["A"]!.ToString());
        Assert.Equal("Half", type.Decode("{\"\ud83d\ude00\":1}")["A"]!.ToString());
    }

    [Fact]
    public void Types_of_an_assembly_without_annotations_are_read()
    {
        var library = EventCompilation.Of(
            """
            #nullable disable
            using System.Collections.Generic;
            namespace Lib;
            public class Place { public string City { get; init; } = "none"; public List<string> Streets { get; init; } = new(); public Place Near { get; init; } }
            """);
        var type = EventType.In("Account", EventCompilation.Using(library, "[PushTopic(\"/topic/A\")] public partial class Account : Lib.Place { public Lib.Place? Place { get; init; } }"));
        var value = type.Decode("""{"City":null,"Near":{},"Place":{"City":"Oslo","Streets":[null,"a"]}}""");
        Assert.Null(value["City"]);
        Assert.Equal("none", new EventValue(value["Near"]!)["City"]);
        Assert.Equal([null, "a"], (IEnumerable<string?>)new EventValue(value["Place"]!)["Streets"]!);
    }

    [Fact]
    public void A_base_and_compound_types_of_another_assembly_are_read()
    {
        var library = EventCompilation.Of(
            """
            namespace Lib;
            public abstract record Base { public required string Id { get; init; } public string Region { get; init; } = "none"; internal string? Hidden { get; set; } }
            public sealed record Place(string City, Place? Near = null);
            public enum Tier { [UnknownFallback] Other, [JsonStringEnumMemberName("very good")] Gold }
            """);
        var application = EventCompilation.Using(
            library,
            """
            using System.Collections.Generic;
            [PushTopic("/topic/A")]
            public partial record Account : Lib.Base { public Lib.Place? Place { get; init; } public IReadOnlyList<Lib.Tier>? Tiers { get; init; } }
            """);
        var type = EventType.In("Account", application);
        var value = Shapes.Read(type, """{"Id":"1","Region":"EMEA","Hidden":"x","Place":{"City":"Oslo","Near":{"City":"Moss"}},"Tiers":["very good","bad"]}""");
        Assert.Equal(("1", "EMEA"), (value["Id"], value["Region"]));
        Assert.Equal("Place { City = Oslo, Near = Place { City = Moss, Near =  } }", value["Place"]!.ToString());
        Assert.Equal("Gold, Other", string.Join(", ", ((System.Collections.IEnumerable)value["Tiers"]!).Cast<object>()));
        Assert.Equal("none", type.Decode("""{"Id":"1"}""")["Region"]);
        Assert.Equal("Id", type.Refuse("{}").Member);
    }
}
