using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Emission;

/// <summary>The shapes that platform and change events add: as they look, compiled at the lowest and the latest C#, run, and run on hostile JSON.</summary>
public sealed class ChangeSnapshotTests
{
    private const string Update = "\"ChangeEventHeader\":{\"entityName\":\"Contact\",\"recordIds\":[\"003\"],\"changeType\":\"UPDATE\"}";

    [Fact]
    public void Platform_event()
    {
        const string source = """
            namespace Demo;

            [PlatformEvent("/event/Low_Ink__e")]
            public partial record LowInk(
                DateTimeOffset CreatedDate,
                [property: JsonPropertyName("Printer_Model__c")] string? PrinterModel = null,
                [property: JsonPropertyName("Ink_Percentage__c")] double? InkPercentage = null,
                EventMetadata? Metadata = null);
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var value = Shapes.Read(EventType.In("Demo.LowInk", source), """{"CreatedDate":"2026-05-04T09:20:11.517Z","Ink_Percentage__c":20}""");
        Assert.Equal((null, 20d), (value["PrinterModel"], value["InkPercentage"]));
        Assert.Equal(7, ((EventMetadata)value["Metadata"]!).ReplayId);
    }

    [Fact]
    public void Platform_event_with_every_way_of_writing()
    {
        const string source = """
            using System.Collections.Generic;
            using System.Text.Json;
            namespace Demo;

            [PlatformEvent("/event/OrderEventStream")]
            public partial class Order : Base
            {
                [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Note { get; init; }
                [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Count { get; init; }
                [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] public int Unwritten { get; init; }
                public Field<double> Total { get; init; }
                public Place? From { get; init; }
                public Light? Light { get; init; }
                [MultiSelectPicklist] public Light[]? Lights { get; init; }
                public IReadOnlyDictionary<string, int?>? Stock { get; init; }
                [JsonInclude] private string? Secret { get; set; }
                [JsonExtensionData] public Dictionary<string, JsonElement>? Rest { get; set; }
            }

            public class Base { public int Number { get; set; } }
            public record struct Place(string? City, DateOnly Since);
            public enum Light { Red, [UnknownFallback] Unknown }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
    }

    [Fact]
    public void Platform_event_that_cannot_be_written()
    {
        const string source = """
            namespace Demo;

            [PlatformEvent("/event/Low_Ink__e")]
            public partial record LowInk([property: JsonPropertyName("Text__c")] TextChange? Text);
            """;
        Snapshot.Verify(Shapes.Compiled(source));
    }

    [Fact]
    public void Change_event()
    {
        const string source = """
            namespace Demo;

            [ChangeEvent("/data/ContactChangeEvent")]
            public partial record ContactChange
            {
                public required ChangeEventHeader Header { get; init; }
                public Field<string> Phone { get; init; }
                public Field<string?> Fax { get; init; }
                public Field<LeadSource> LeadSource { get; init; }
                public Field<DateOnly> Birthdate { get; init; } = new DateOnly(2000, 1, 1);
                public Field<TextChange> Description { get; init; }
                public Field<CompoundName> Name { get; init; }
                [JsonPropertyName("Level__c")] public Field<int?> Level { get; set; }
            }

            public enum LeadSource { Web, Phone }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var value = Shapes.Read(
            EventType.In("Demo.ContactChange", source),
            "{" + Update + ""","Phone":null,"LeadSource":"Web","Description":{"diff":"@@ -1 +1 @@"},"Name":{"FirstName":"Ada"},"Level__c":4.0}""");
        Assert.Equal("UPDATE Contact 003", value["Header"]!.ToString());
        Assert.Equal(("null", "(unset)", "Web"), (value["Phone"]!.ToString(), value["Fax"]!.ToString(), value["LeadSource"]!.ToString()));
        Assert.Equal(new Field<DateOnly>(new DateOnly(2000, 1, 1)), value["Birthdate"]);
        Assert.True(((Field<TextChange>)value["Description"]!).Value.IsDifference);
        Assert.Equal(("Ada", new Field<int?>(4)), (value["Name"]!.ToString(), value["Level"]));
    }

    [Fact]
    public void Compound_fields()
    {
        const string source = """
            namespace Demo;

            [ChangeEvent("/data/AccountChangeEvent")]
            public readonly partial record struct AccountChange(Field<Address> BillingAddress, Address? ShippingAddress, EventMetadata? Metadata);

            public sealed record Address
            {
                public Field<string> City { get; init; }
                public Field<Accuracy> GeocodeAccuracy { get; init; }
                public string Origin { get; init; } = "none";
                public Point Position { get; set; }
            }

            public record struct Point(Field<double> Latitude, Field<double> Longitude);
            public enum Accuracy { Street, City }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var value = Shapes.Read(
            EventType.In("Demo.AccountChange", source),
            "{" + Update + ""","BillingAddress":{"City":"Oslo","Other":[{}],"Position":{"Latitude":59.9},"GeocodeAccuracy":"City"},"ShippingAddress":null}""");
        Assert.Equal(
            "Address { City = Oslo, GeocodeAccuracy = City, Origin = none, Position = Point { Latitude = 59.9, Longitude = (unset) } }",
            value["BillingAddress"]!.ToString());
        Assert.Null(value["ShippingAddress"]);
    }

    [Fact]
    public void Type_that_contains_itself()
    {
        const string source = """
            [GenericEvent("/u/Trees")]
            public partial record Tree(Node Root, int Size);

            public class Node { public required string Name { get; init; } public Node? Next { get; init; } }
            """;
        Snapshot.Verify(Shapes.Compiled(source));
        var type = EventType.In("Tree", source);
        Assert.NotNull(Shapes.Read(type, """{"Size":2,"Root":{"Name":"a","Next":{"Name":"b","Next":null}}}""")["Root"]);
        var failure = type.Refuse("""{"Size":2,"Root":{"Name":"a","Next":{"Name":1}}}""");
        Assert.Equal("Root.Next.Name", failure.Member);
        Assert.Contains("the required member Name is missing", type.Refuse("""{"Size":2,"Root":{}}""").Message, StringComparison.Ordinal);
        var deep = string.Concat(Enumerable.Repeat("""{"Name":"a","Next":""", 100)) + "null" + new string('}', 100);
        Assert.Contains("depth", type.Refuse($$"""{"Size":2,"Root":{{deep}}}""").Message, StringComparison.OrdinalIgnoreCase);
    }
}
