namespace TypedStreaming.Generators.Tests.CodeFixes;

/// <summary>Fixes that fix a whole project at once, here one of two files.</summary>
public sealed class FixAllTests
{
    private const string Usings = "using System.Text.Json.Serialization;\nusing TypedStreaming;\n\n";

    public static TheoryData<string, string, string[], string[]> Cases => new()
    {
        {
            "TSE0006",
            "Make the type and its containing types partial",
            [
                "class A { [PushTopic(\"/topic/B\")] record B; [PushTopic(\"/topic/C\")] record C; }",
                "[PushTopic(\"/topic/D\")] public record D; [PushTopic(\"/topic/E\")] public partial record E;",
            ],
            [
                "partial class A { [PushTopic(\"/topic/B\")] partial record B; [PushTopic(\"/topic/C\")] partial record C; }",
                "[PushTopic(\"/topic/D\")] public partial record D; [PushTopic(\"/topic/E\")] public partial record E;",
            ]
        },
        {
            "TSE0003",
            "Remove the trailing slash",
            ["[PushTopic(\"/topic/A/\")] partial record A; [PushTopic(\"/topic/*\")] partial record B;", "[GenericEvent(\"/u/c/\")] partial record C; [GenericEvent(\"/u/d/\")] partial record D;"],
            ["[PushTopic(\"/topic/A\")] partial record A; [PushTopic(\"/topic/*\")] partial record B;", "[GenericEvent(\"/u/c\")] partial record C; [GenericEvent(\"/u/d\")] partial record D;"]
        },
        {
            "TSE0002",
            "Use the correct prefix for this kind of channel",
            ["[PushTopic(\"/Topic/A\")] partial record A; [PushTopic(\"/u/b\")] partial record B;", "[GenericEvent(\"/U/c\")] partial record C;"],
            ["[PushTopic(\"/topic/A\")] partial record A; [PushTopic(\"/u/b\")] partial record B;", "[GenericEvent(\"/u/c\")] partial record C;"]
        },
        {
            "TSE0013",
            "Make the member nullable and optional",
            ["[PushTopic(\"/topic/A\")] partial record A(string Id, int B, bool C) { public required string D { get; init; } }", "[PushTopic(\"/topic/B\")] partial class B { public DateOnly E { get; set; } }"],
            ["[PushTopic(\"/topic/A\")] partial record A(string Id, int? B, bool? C) { public string? D { get; init; } }", "[PushTopic(\"/topic/B\")] partial class B { public DateOnly? E { get; set; } }"]
        },
        {
            "TSE0016",
            "Change the type to Field<T>, which can represent an absent field",
            ["[ChangeEvent(\"/data/ChangeEvents\")] partial record A(int B, bool C) { public required string D { get; init; } }", "[ChangeEvent(\"/data/ChangeEvents\")] partial class B { public DateOnly E { get; set; } }"],
            ["[ChangeEvent(\"/data/ChangeEvents\")] partial record A(Field<int> B, Field<bool> C) { public Field<string> D { get; init; } }", "[ChangeEvent(\"/data/ChangeEvents\")] partial class B { public Field<DateOnly> E { get; set; } }"]
        },
        {
            "TSE0029",
            "Add the field to the query",
            ["[PushTopic(\"/topic/A\", Query = \"SELECT Id FROM Account\")] partial record A(string Id, string? B, string? C);", "[PushTopic(\"/topic/B\", Query = \"SELECT Id FROM Case\")] partial class B { public string? D { get; set; } }"],
            ["[PushTopic(\"/topic/A\", Query = \"SELECT Id, B, C FROM Account\")] partial record A(string Id, string? B, string? C);", "[PushTopic(\"/topic/B\", Query = \"SELECT Id, D FROM Case\")] partial class B { public string? D { get; set; } }"]
        },
        {
            "TSE0029",
            "Remove the member",
            ["[PushTopic(\"/topic/A\", Query = \"SELECT Id FROM Account\")] partial record A(string Id, string? B, string? C);", "[PushTopic(\"/topic/B\", Query = \"SELECT Id FROM Case\")]\npartial class B\n{\n    public string? D { get; set; }\n}"],
            ["[PushTopic(\"/topic/A\", Query = \"SELECT Id FROM Account\")] partial record A(string Id);", "[PushTopic(\"/topic/B\", Query = \"SELECT Id FROM Case\")]\npartial class B\n{\n}"]
        },
        {
            "TSE0030",
            "Add a member for the field",
            ["[PushTopic(\"/topic/A\", Query = \"SELECT Id, B, C__c FROM Account\")]\npartial record A\n{\n}", "[PushTopic(\"/topic/B\", Query = \"SELECT Id, D FROM Case\")]\npartial class B\n{\n}"],
            ["[PushTopic(\"/topic/A\", Query = \"SELECT Id, B, C__c FROM Account\")]\npartial record A\n{\n    public string? B { get; init; }\n    [JsonPropertyName(\"C__c\")] public string? C { get; init; }\n}", "[PushTopic(\"/topic/B\", Query = \"SELECT Id, D FROM Case\")]\npartial class B\n{\n    public string? D { get; init; }\n}"]
        },
        {
            "TSE0033",
            "Acknowledge the delivery at the end of the loop",
            ["class A(Subscription<string> s)\n{\n    async Task M()\n    {\n        await foreach (var a in s.Deliveries())\n        {\n        }\n        await foreach (var b in s.Deliveries())\n        {\n        }\n    }\n}", ""],
            ["class A(Subscription<string> s)\n{\n    async Task M()\n    {\n        await foreach (var a in s.Deliveries())\n        {\n            a.Acknowledge();\n        }\n        await foreach (var b in s.Deliveries())\n        {\n            b.Acknowledge();\n        }\n    }\n}", ""]
        },
        {
            "TSE0032",
            "Enumerate the stream in an await foreach loop",
            ["class A(StreamingClient c)\n{\n    async Task M()\n    {\n        c.Messages();\n        c.Messages();\n    }\n}", ""],
            ["class A(StreamingClient c)\n{\n    async Task M()\n    {\n        await foreach (var received in c.Messages())\n        {\n        }\n        await foreach (var received in c.Messages())\n        {\n        }\n    }\n}", ""]
        },
        {
            "TSE0037",
            "Mark the handler with [EventHandler]",
            ["using TypedStreaming.Hosting;\n[EventHandler(Consumer = \"a\")]\nclass A : B;\nclass B : IEventHandler<E>\n{\n    public ValueTask HandleAsync(E value, EventHandlingContext context, CancellationToken cancellationToken) => default;\n}\nclass C : B;", "[PushTopic(\"/topic/E\")] partial record E(string Id);"],
            ["using TypedStreaming.Hosting;\n[EventHandler(Consumer = \"a\")]\nclass A : B;\n[EventHandler]\nclass B : IEventHandler<E>\n{\n    public ValueTask HandleAsync(E value, EventHandlingContext context, CancellationToken cancellationToken) => default;\n}\n[EventHandler]\nclass C : B;", "[PushTopic(\"/topic/E\")] partial record E(string Id);"]
        },
        {
            "TSE0036",
            "Use the name in the form that Salesforce requires",
            ["[PlatformEvent(\"/event/A\")] partial record A; [PlatformEvent(\"/event/Login\")] partial record B;", "class P(EventsOptions o) { void M() => o.Channel = \"/event/C\"; }"],
            ["[PlatformEvent(\"/event/A__e\")] partial record A; [PlatformEvent(\"/event/Login__e\")] partial record B;", "class P(EventsOptions o) { void M() => o.Channel = \"/event/C__e\"; }"]
        },
        {
            "TSE0014",
            "Read the payload as text",
            ["[GenericEvent(\"/u/a\")] partial record A(string Text);", "[GenericEvent(\"/u/b\")] partial record B(string Text);"],
            ["[GenericEvent(\"/u/a\", Payload = PayloadFormat.Text)] partial record A(string Text);", "[GenericEvent(\"/u/b\", Payload = PayloadFormat.Text)] partial record B(string Text);"]
        },
        {
            "TSE0012",
            "Read the payload as JSON",
            ["[GenericEvent(\"/u/a\", Payload = PayloadFormat.Text)] partial record A;", "[GenericEvent(\"/u/b\", Payload = PayloadFormat.Text)] partial record B(int C);"],
            ["[GenericEvent(\"/u/a\", Payload = PayloadFormat.Json)] partial record A;", "[GenericEvent(\"/u/b\", Payload = PayloadFormat.Json)] partial record B(int C);"]
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task All_of_a_project_are_mended_at_once(string id, string title, string[] before, string[] after)
    {
        using var run = new FixRun([.. before.Select(b => Usings + b)]);
        await run.ApplyToAllAsync(id, title);
        Assert.Equal(after.Select(a => Usings + a), await run.TextsAsync());
    }

    [Fact]
    public void A_name_is_chosen_one_by_one() =>
        Assert.Null(FixRun.Providers.Single(p => p.FixableDiagnosticIds.Contains("TSE0010")).GetFixAllProvider());
}
