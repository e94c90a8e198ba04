using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Emission;

/// <summary>Each distinct shape of an emitted file: as it looks, compiled at the lowest and the latest C#, run, and run on hostile JSON.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void Record()
    {
        const string source = """
            namespace Demo;

            [PushTopic("/topic/AccountUpdates")]
            public partial record AccountChange
            {
                public required string Id { get; init; }
                public string? Name { get; init; }
                [JsonPropertyName("Tier__c")] public AccountTier? Tier { get; init; }
                public EventMetadata? Metadata { get; init; }
            }

            public enum AccountTier { Silver, Gold }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var value = Shapes.Read(EventType.In("Demo.AccountChange", source), """{"Id":"001","Other":{"x":[1]},"Tier__c":"Gold"}""");
        Assert.Equal("001", value["Id"]);
        Assert.Null(value["Name"]);
        Assert.Equal("Gold", value["Tier"]!.ToString());
        Assert.Equal(7, ((EventMetadata)value["Metadata"]!).ReplayId);
    }

    [Fact]
    public void PushTopic_with_all_settings()
    {
        const string source = """
            namespace Demo;

            [PushTopic(
                "/topic/OpenOrders?Status__c=Open",
                Query = "SELECT Id\r\nFROM Order__c WHERE Name != '\\'\"'",
                NotifyForFields = PushTopicFields.Where,
                NotifyForOperations = PushTopicOperations.Create | PushTopicOperations.Delete,
                ApiVersion = "60.0",
                Description = "Orders")]
            public partial record OpenOrder
            {
                public required string Id { get; init; }
            }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
    }

    [Theory]
    [InlineData("Query = null", null, null, null)]
    [InlineData("NotifyForFields = PushTopicFields.Referenced", null, PushTopicFields.Referenced, null)]
    [InlineData("NotifyForOperations = PushTopicOperations.None", null, null, PushTopicOperations.None)]
    [InlineData("NotifyForOperations = (PushTopicOperations)(-1)", null, null, (PushTopicOperations)(-1))]
    [InlineData("Query = \"SELECT Id FROM \" + Names.Account", "SELECT Id FROM Account", null, null)]
    public void PushTopic_settings_that_are_written_are_in_the_descriptor(string setting, string? query, PushTopicFields? fields, PushTopicOperations? operations)
    {
        var type = EventType.In("Change", $$"""
            [PushTopic("/topic/Accounts?Name=x", {{setting}})] public partial class Change { public string? Id { get; set; } }
            internal static class Names { public const string Account = "Account"; }
            """);
        Assert.Equal(new PushTopicDefinition("Accounts", query) { NotifyForFields = fields, NotifyForOperations = operations }, type.Descriptor.PushTopic);
    }

    [Fact]
    public void PushTopic_without_settings_has_none() =>
        Assert.Null(EventType.In("Change", "[PushTopic(\"/topic/Accounts\")] public partial class Change { public string? Id { get; set; } }").Descriptor.PushTopic);

    [Fact]
    public void Positional_record_struct()
    {
        const string source = """
            namespace Demo;

            [PushTopic("/topic/Orders?Status='Shipped'")]
            public readonly partial record struct OrderChange(
                string Id,
                [property: JsonPropertyName("Status__c")] string? Status,
                int Count = 5,
                decimal Total = 1.50m,
                DayOfWeek Day = DayOfWeek.Friday,
                EventMetadata? Metadata = null);
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var value = Shapes.Read(EventType.In("Demo.OrderChange", source), """{"Id":"a","Total":2}""");
        Assert.Equal((5, 2m, DayOfWeek.Friday), (value["Count"], value["Total"], value["Day"]));
    }

    [Fact]
    public void Defaults_that_stay()
    {
        const string source = """
            namespace Demo;

            [PushTopic("/topic/Cases")]
            public partial class CaseChange
            {
                public string Owner { get; set; } = "nobody";
                public string Region { get; init; } = "none";
                public int? Age { get; init; } = 1;
                public int Plain { get; set; }
            }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var type = EventType.In("Demo.CaseChange", source);
        var absent = type.Decode("{}");
        Assert.Equal(("nobody", "none", 1), (absent["Owner"], absent["Region"], absent["Age"]));
        var present = Shapes.Read(type, """{"Owner":"me","Region":"EMEA","Age":null,"Plain":3}""");
        Assert.Equal(("me", "EMEA", null, 3), (present["Owner"], present["Region"], present["Age"], present["Plain"]));
    }

    [Fact]
    public void Struct_with_defaults_that_stay()
    {
        const string source = """
            [PushTopic("/topic/Cases")]
            public partial struct CaseChange
            {
                public CaseChange() { }
                public required string Id { get; init; }
                public string Region { get; init; } = "none";
                public int Age { get; set; } = 4;
            }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var type = EventType.In("CaseChange", source);
        var absent = type.Decode("""{"Id":"1"}""");
        Assert.Equal(("none", 4), (absent["Region"], absent["Age"]));
        var present = Shapes.Read(type, """{"Id":"1","Region":"EMEA","Age":6}""");
        Assert.Equal(("EMEA", 6), (present["Region"], present["Age"]));
    }

    [Fact]
    public void Nested_and_inherited()
    {
        const string source = """
            namespace Demo.Inner
            {
                public abstract class Thing<T>
                {
                    public required T Id { get; init; }
                    public virtual string? Note { get; set; }
                }

                public partial struct Outer
                {
                    internal partial record class Middle
                    {
                        [PushTopic("/topic/Things")]
                        private sealed partial class Change : Thing<string>
                        {
                            public override string? Note { get; set; }
                            public bool Done { get; set; }
                            public int EventReader => 1;
                        }
                    }
                }
            }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var value = Shapes.Read(EventType.In("Demo.Inner.Outer+Middle+Change", source), """{"Note":"n","Done":true,"Id":"x"}""");
        Assert.Equal(("x", "n", true), (value["Id"], value["Note"], value["Done"]));
    }

    [Fact]
    public void Names_and_attributes()
    {
        const string source = """
            namespace @namespace;

            [PushTopic("/topic/Odd")]
            public partial record @event
            {
                public string? @class { get; init; }
                [JsonPropertyName("Größe\"\\\n__c")] public int? Size { get; init; }
                [JsonInclude] internal string? seen;
                [JsonInclude] public string? Kept { get; private set; }
                [JsonIgnore] public object? Ignored { get; init; }
                [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? reader { get; init; }
                [Obsolete("old")] public string? Old { get; init; }
                public string? Computed => Kept;
                public static string? Shared { get; set; }
                public string? _ { get; init; }
                public string? NAME { get; init; }
                public string? name { get; init; }
            }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var value = Shapes.Read(
            EventType.In("namespace.event", source),
            """{"class":"c","Größe\"\\\n__c":4,"seen":"s","Kept":"k","Ignored":1,"reader":"r","Old":"o","_":"u","NAME":"N","name":"n"}""");
        Assert.Equal(("c", 4, "s", "k"), (value["class"], value["Size"], value["seen"], value["Kept"]));
        Assert.Equal(("r", "o", "u", "N", "n"), (value["reader"], value["Old"], value["_"], value["NAME"], value["name"]));
    }

    [Fact]
    public void Enums()
    {
        const string source = """
            namespace Demo;

            [GenericEvent("/u/shop/Lights")]
            public partial record Light([property: JsonConverter(typeof(JsonStringEnumConverter))] Color Color, Color? Second = Color.Blue);

            public enum Color : byte
            {
                [JsonStringEnumMemberName("dark red")] DarkRed = 200,
                Blue,
                Pink,
                Gold,
                Cyan,
                @new,
                Azure = Blue,
            }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var type = EventType.In("Demo.Light", source);
        Assert.Equal("Light { Color = DarkRed, Second = Blue }", type.Decode("""{"Color":"dark red"}""").ToString());
        Assert.Equal("Light { Color = new, Second = Pink }", Shapes.Read(type, """{"Color":"n\u0065w","Second":202.0}""").ToString());
        Assert.Equal("Color", type.Refuse("""{"Color":"cyan"}""").Member);
        Assert.Equal("Color", type.Refuse("""{"Color":256}""").Member);
        Assert.Contains("expected a name of Color, found the string \"DarkRed\"", type.Refuse("""{"Color":"DarkRed"}""").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_payload()
    {
        const string source = """
            namespace Demo;

            [GenericEvent("/u/notifications/Warehouse", Payload = PayloadFormat.Text)]
            public partial record Notice(string Text)
            {
                public EventMetadata? Metadata { get; init; }
                public int Length => Text.Length;
            }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var type = EventType.In("Demo.Notice", source);
        Assert.Equal("dock 4 is \"closed\"", Shapes.Read(type, "\"dock 4 is \\\"closed\\\"\"")["Text"]);
        Assert.Contains("expected a string, found the number 4", type.Refuse("4").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_type()
    {
        const string source = """
            [PushTopic("/u/Wrong")]
            public partial record Wrong
            {
                public required object Id { get; init; }
            }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
    }
}
