namespace TypedStreaming.Generators.Tests.CodeFixes;

/// <summary>Each fix, before and after. The result of a fix no longer has the defect.</summary>
public sealed class FixTests
{
    private const string Usings = "using System.Text.Json.Serialization;\nusing TypedStreaming;\n\n";
    private const string MakePartial = "Make the type and its containing types partial";
    private const string MeantPrefix = "Correct the prefix";
    private const string UsePrefix = "Use the correct prefix for this kind of channel";
    private const string DropSlash = "Remove the trailing slash";
    private const string MakeOptional = "Make the member nullable and optional";
    private const string MakeField = "Change the type to Field<T>, which can represent an absent field";
    private const string NameEvents = "Use the name in the form that Salesforce requires";
    private const string AsText = "Read the payload as text";
    private const string AsJson = "Read the payload as JSON";

    private const string AddField = "Add the field to the query";
    private const string RemoveMember = "Remove the member";
    private const string AddMember = "Add a member for the field";
    private const string Enumerate = "Enumerate the stream in an await foreach loop";
    private const string AcknowledgeAll = "Acknowledge the delivery at the end of the loop";
    private const string AskedType = "Use the type that the attribute requires";
    private const string AddToContext = "Add the type to the JSON context";
    private const string Context = "public sealed class Json() : JsonSerializerContext(null) { protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null; public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null; }";

    private const string Hosting = "using TypedStreaming.Hosting;\n";
    private const string Handles = "\n\npublic abstract class Handles<T> : IEventHandler<T> { public ValueTask HandleAsync(T value, EventHandlingContext context, CancellationToken cancellationToken) => default; }\n[PushTopic(\"/topic/A\")] public partial record Change(string Id);";
    private const string ChangeEvents = "\n\n[ChangeEvent(\"/data/ChangeEvents\")] public partial record Change : IStreamingEvent<Change> { static EventDescriptor IStreamingEvent<Change>.Descriptor => null!; static Change IStreamingEvent<Change>.Read(ref System.Text.Json.Utf8JsonReader reader, scoped in EventContext context) => new(); }\npublic sealed class H : IEventHandler<Change> { public ValueTask HandleAsync(Change value, EventHandlingContext context, CancellationToken cancellationToken) => default; }";
    private const string Services = "using Microsoft.Extensions.DependencyInjection;\n" + Hosting;

    public static TheoryData<string, string, string, string> Cases => new()
    {
        {
            "TSE0037",
            "Mark the handler with [EventHandler]",
            Hosting + "/// <summary>Kept.</summary>\npublic sealed class A : Handles<Change>;\n[EventHandler] public sealed class B : Handles<Change>;" + Handles,
            Hosting + "/// <summary>Kept.</summary>\n[EventHandler]\npublic sealed class A : Handles<Change>;\n[EventHandler] public sealed class B : Handles<Change>;" + Handles
        },
        {
            "TSE0038",
            "Give the handler the consumer name 'audit'",
            Hosting + "[EventHandler] public sealed class A : Handles<Change>;\n[EventHandler] public sealed class AuditHandler : Handles<Change>;" + Handles,
            Hosting + "[EventHandler] public sealed class A : Handles<Change>;\n[EventHandler(Consumer = \"audit\")] public sealed class AuditHandler : Handles<Change>;" + Handles
        },
        {
            "TSE0038",
            "Give the handler the consumer name 'b'",
            Hosting + "[EventHandler(Consumer = \"a\")] public sealed class A : Handles<Change>;\n[EventHandler(Consumer = \"a\", Order = EventOrder.None)] public sealed class B : Handles<Change>;" + Handles,
            Hosting + "[EventHandler(Consumer = \"a\")] public sealed class A : Handles<Change>;\n[EventHandler(Consumer = \"b\", Order = EventOrder.None)] public sealed class B : Handles<Change>;" + Handles
        },
        {
            "TSE0039",
            "Remove [EventHandler]",
            Hosting + "/// <summary>Kept.</summary>\n[EventHandler]\npublic abstract class A : Handles<Change>;" + Handles,
            Hosting + "/// <summary>Kept.</summary>\npublic abstract class A : Handles<Change>;" + Handles
        },
        {
            "TSE0039",
            "Remove [EventHandler]",
            Hosting + "[Obsolete(\"old\"), EventHandler(MaxConcurrency = 2)] public sealed class A;" + Handles,
            Hosting + "[Obsolete(\"old\")] public sealed class A;" + Handles
        },
        {
            "TSE0040",
            "Use the record's id as the key",
            Hosting + "[EventHandler(Order = EventOrder.PerRecord)] public sealed class A : Handles<Change>;" + Handles,
            Hosting + "[EventHandler(Order = EventOrder.PerRecord, Key = nameof(Change.Id))] public sealed class A : Handles<Change>;" + Handles
        },
        {
            "TSE0042",
            "Ignore gaps, because missing changes do not matter",
            Services + "class P { void M(IServiceCollection s) { s.AddTypedStreaming(_ => { })\n    .AddHandler<Change, H>()\n    .AddBehavior<B>(); } class B : IEventBehavior { public ValueTask InvokeAsync(EventHandlingContext context, Func<CancellationToken, ValueTask> proceed, CancellationToken cancellationToken) => default; } }" + ChangeEvents,
            Services + "class P { void M(IServiceCollection s) { s.AddTypedStreaming(_ => { })\n    .AddHandler<Change, H>().IgnoreGaps()\n    .AddBehavior<B>(); } class B : IEventBehavior { public ValueTask InvokeAsync(EventHandlingContext context, Func<CancellationToken, ValueTask> proceed, CancellationToken cancellationToken) => default; } }" + ChangeEvents
        },
        {
            "TSE0042",
            "Handle gaps with 'ReadAgain'",
            Services + "namespace Own { public sealed class ReadAgain : IGapHandler { public ValueTask HandleAsync(Gap gap, GapHandlingContext context, CancellationToken cancellationToken) => default; } }\nclass P { void M(IServiceCollection s) => s.AddTypedStreaming(_ => { }).AddHandler<Change, H>(); }" + ChangeEvents,
            Services + "namespace Own { public sealed class ReadAgain : IGapHandler { public ValueTask HandleAsync(Gap gap, GapHandlingContext context, CancellationToken cancellationToken) => default; } }\nclass P { void M(IServiceCollection s) => s.AddTypedStreaming(_ => { }).AddHandler<Change, H>().UseGaps<Own.ReadAgain>(); }" + ChangeEvents
        },
        {
            "TSE0017",
            AskedType,
            "[PushTopic(\"/topic/A\")] public partial record A { [JsonExtensionData] public Dictionary<string, object>? B { get; init; } }",
            "[PushTopic(\"/topic/A\")] public partial record A { [JsonExtensionData] public Dictionary<string, System.Text.Json.JsonElement>? B { get; init; } }"
        },
        {
            "TSE0018",
            AskedType,
            "[PushTopic(\"/topic/A\")] public partial record A([property: MultiSelectPicklist] string? B);",
            "[PushTopic(\"/topic/A\")] public partial record A([property: MultiSelectPicklist] IReadOnlyList<string>? B);"
        },
        {
            "TSE0018",
            AskedType,
            "[PushTopic(\"/topic/A\")] public partial record A { [MultiSelectPicklist] public Field<string> B { get; init; } }",
            "[PushTopic(\"/topic/A\")] public partial record A { [MultiSelectPicklist] public Field<IReadOnlyList<string>> B { get; init; } }"
        },
        {
            "TSE0019",
            AddToContext,
            "[PushTopic(\"/topic/A\")] public partial record A { [JsonContext(typeof(Json))] public Version? B { get; init; } }\n\n" + Context,
            "[PushTopic(\"/topic/A\")] public partial record A { [JsonContext(typeof(Json))] public Version? B { get; init; } }\n\n[JsonSerializable(typeof(Version))]\n" + Context
        },
        { "TSE0006", MakePartial, "[PushTopic(\"/topic/A\")] public sealed record A;", "[PushTopic(\"/topic/A\")] public sealed partial record A;" },
        { "TSE0006", MakePartial, "// first\n[PushTopic(\"/topic/A\")]\n// second\nclass A;", "// first\n[PushTopic(\"/topic/A\")]\n// second\npartial class A;" },
        { "TSE0006", MakePartial, "[PushTopic(\"/topic/A\")] public readonly record struct A;", "[PushTopic(\"/topic/A\")] public readonly partial record struct A;" },
        {
            "TSE0006",
            MakePartial,
            "public class A\n{\n    struct B\n    {\n        [GenericEvent(\"/u/a\")] record C;\n    }\n}",
            "public partial class A\n{\n    partial struct B\n    {\n        [GenericEvent(\"/u/a\")] partial record C;\n    }\n}"
        },
        { "TSE0002", UsePrefix, "[PushTopic(\"/Topic/A\")] public partial record A;", "[PushTopic(\"/topic/A\")] public partial record A;" },
        { "TSE0002", UsePrefix, "[PushTopic(\" /topic/A\")] public partial record A;", "[PushTopic(\"/topic/A\")] public partial record A;" },
        { "TSE0002", UsePrefix, "[PushTopic( \"Accounts\" )] public partial record A;", "[PushTopic( \"/topic/Accounts\" )] public partial record A;" },
        { "TSE0002", UsePrefix, "[GenericEvent(channel: \"shop/Orders\")] public partial record A;", "[GenericEvent(channel: \"/u/shop/Orders\")] public partial record A;" },
        {
            "TSE0002",
            "Use [GenericEvent], which matches the channel",
            "[PushTopic(\"/u/Things\")] public partial record A;",
            "[GenericEvent(\"/u/Things\")] public partial record A;"
        },
        {
            "TSE0002",
            "Use [PushTopic], which matches the channel",
            "[Serializable, TypedStreaming.GenericEventAttribute(\"/topic/Things\", Payload = PayloadFormat.Text)] public partial record A(string? Text);",
            "[Serializable, TypedStreaming.PushTopic(\"/topic/Things\")] public partial record A(string? Text);"
        },
        { "TSE0003", DropSlash, "[PushTopic(\"/topic/A/\")] public partial record A;", "[PushTopic(\"/topic/A\")] public partial record A;" },
        { "TSE0003", DropSlash, "[GenericEvent(\"/u/a/b//\")] public partial record A;", "[GenericEvent(\"/u/a/b\")] public partial record A;" },
        {
            "TSE0003",
            DropSlash,
            "class P(StreamingClient c) { Task M() => c.SubscribeAsync(\"/event/Low_Ink__e/\").AsTask(); }",
            "class P(StreamingClient c) { Task M() => c.SubscribeAsync(\"/event/Low_Ink__e\").AsTask(); }"
        },
        { "TSE0003", DropSlash, "[PlatformEvent(\"/event/Low_Ink__e/\")] public partial record A;", "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record A;" },
        { "TSE0003", NameEvents, "[ChangeEvent(\"/data/acme__Invoice__c\")] public partial record A;", "[ChangeEvent(\"/data/acme__Invoice__ChangeEvent\")] public partial record A;" },
        { "TSE0003", NameEvents, "[ChangeEvent(\"/data/Account\")] public partial record A;", "[ChangeEvent(\"/data/AccountChangeEvent\")] public partial record A;" },
        { "TSE0003", NameEvents, "[PlatformEvent( \"/event/Low_Ink__E\" )] public partial record A;", "[PlatformEvent( \"/event/Low_Ink__e\" )] public partial record A;" },
        { "TSE0003", NameEvents, "[PlatformEvent(\"/event/Low_Ink__c\")] public partial record A;", "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record A;" },
        {
            "TSE0003",
            NameEvents,
            "class P(StreamingClient c) { Task M() => c.SubscribeAsync(\"/data/AccountChangeEvents\").AsTask(); }",
            "class P(StreamingClient c) { Task M() => c.SubscribeAsync(\"/data/AccountChangeEvent\").AsTask(); }"
        },
        {
            "TSE0022",
            MeantPrefix,
            "class P(StreamingClient c) { Task M() => c.SubscribeAsync(\"/topc/Foo?Name=a\").AsTask(); }",
            "class P(StreamingClient c) { Task M() => c.SubscribeAsync(\"/topic/Foo?Name=a\").AsTask(); }"
        },
        {
            "TSE0022",
            MeantPrefix,
            "class P(EventsOptions o) { void M() => o.Channel = \"/events/X__e\"; }",
            "class P(EventsOptions o) { void M() => o.Channel = \"/event/X__e\"; }"
        },
        { "TSE0002", UsePrefix, "[PushTopic(\"/topics/Foo\")] public partial record A;", "[PushTopic(\"/topic/Foo\")] public partial record A;" },
        { "TSE0002", UsePrefix, "[PlatformEvent(\"/Low_Ink__e\")] public partial record A;", "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record A;" },
        {
            "TSE0002",
            "Use [ChangeEvent], which matches the channel",
            "[PlatformEvent(\"/data/AccountChangeEvent\")] public partial record A;",
            "[ChangeEvent(\"/data/AccountChangeEvent\")] public partial record A;"
        },
        {
            "TSE0002",
            "Use [PlatformEvent], which matches the channel",
            "[GenericEvent(\"/event/Low_Ink__e\", Payload = PayloadFormat.Text)] public partial record A(string? Text);",
            "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record A(string? Text);"
        },
        { "TSE0002", UsePrefix, "[ChangeEvent(\"/Data/ChangeEvents\")] public partial record A;", "[ChangeEvent(\"/data/ChangeEvents\")] public partial record A;" },
        {
            "TSE0016",
            MakeField,
            "[ChangeEvent(\"/data/ChangeEvents\")] public partial record A\n{\n    /// <summary>Kept.</summary>\n    public required string Name { get; init; } // kept\n}",
            "[ChangeEvent(\"/data/ChangeEvents\")] public partial record A\n{\n    /// <summary>Kept.</summary>\n    public Field<string> Name { get; init; } // kept\n}"
        },
        { "TSE0016", MakeField, "[ChangeEvent(\"/data/ChangeEvents\")] public partial record A(Field<bool> B, int Age);", "[ChangeEvent(\"/data/ChangeEvents\")] public partial record A(Field<bool> B, Field<int> Age);" },
        { "TSE0016", MakeField, "[ChangeEvent(\"/data/ChangeEvents\")] public partial class A { [JsonRequired] public DateOnly? Day { get; set; } }", "[ChangeEvent(\"/data/ChangeEvents\")] public partial class A { public Field<DateOnly> Day { get; set; } }" },
        { "TSE0016", MakeField, "[ChangeEvent(\"/data/ChangeEvents\")] public partial class A { public required Field<int> Age { get; set; } }", "[ChangeEvent(\"/data/ChangeEvents\")] public partial class A { public Field<int> Age { get; set; } }" },
        {
            "TSE0010",
            "Read the value from the JSON member 'Label'",
            "[PushTopic(\"/topic/A\")] public partial record A\n{\n    public string? Name { get; init; }\n    [JsonPropertyName(\"Name\")] public string? Label { get; init; }\n}",
            "[PushTopic(\"/topic/A\")] public partial record A\n{\n    public string? Name { get; init; }\n    [JsonPropertyName(\"Label\")] public string? Label { get; init; }\n}"
        },
        {
            "TSE0010",
            "Read the value from the JSON member 'Name2'",
            "[PushTopic(\"/topic/A\")] public partial record A\n{\n    [JsonPropertyName(\"Name\")] public string? Label { get; init; }\n    // kept\n    public string? Name { get; init; }\n}",
            "[PushTopic(\"/topic/A\")] public partial record A\n{\n    [JsonPropertyName(\"Name\")] public string? Label { get; init; }\n    // kept\n    [JsonPropertyName(\"Name2\")]\n    public string? Name { get; init; }\n}"
        },
        {
            "TSE0010",
            "Read the value from the JSON member 'B2'",
            "[GenericEvent(\"/u/a\")] public partial record A([property: JsonPropertyName(\"B\")] string A1, string B);",
            "[GenericEvent(\"/u/a\")] public partial record A([property: JsonPropertyName(\"B\")] string A1, [property: JsonPropertyName(\"B2\")] string B);"
        },
        {
            "TSE0013",
            MakeOptional,
            "[PushTopic(\"/topic/A\")] public partial record A\n{\n    /// <summary>Kept.</summary>\n    public required string Name { get; init; } // kept\n}",
            "[PushTopic(\"/topic/A\")] public partial record A\n{\n    /// <summary>Kept.</summary>\n    public string? Name { get; init; } // kept\n}"
        },
        { "TSE0013", MakeOptional, "[PushTopic(\"/topic/A\")] public partial class A { required public string? Name { get; set; } }", "[PushTopic(\"/topic/A\")] public partial class A { public string? Name { get; set; } }" },
        { "TSE0013", MakeOptional, "[PushTopic(\"/topic/A\")] public partial record A(string Id, int Age);", "[PushTopic(\"/topic/A\")] public partial record A(string Id, int? Age);" },
        {
            "TSE0013",
            MakeOptional,
            "[PushTopic(\"/topic/A\")] public partial class A\n{\n    [JsonRequired, JsonInclude] public int Age;\n}",
            "[PushTopic(\"/topic/A\")] public partial class A\n{\n    [JsonInclude] public int? Age;\n}"
        },
        {
            "TSE0013",
            MakeOptional,
            "[PushTopic(\"/topic/A\")] public partial class A\n{\n    // kept\n    [JsonRequired]\n    public int? Age { get; set; }\n}",
            "[PushTopic(\"/topic/A\")] public partial class A\n{\n    // kept\n    public int? Age { get; set; }\n}"
        },
        {
            "TSE0025",
            AddField,
            "[PushTopic(\"/topic/A\", Query = \"SELECT Name FROM Account\")] public partial record A(string? Name);",
            "[PushTopic(\"/topic/A\", Query = \"SELECT Name, Id FROM Account\")] public partial record A(string? Name);"
        },
        {
            "TSE0029",
            AddField,
            "[PushTopic(\"/topic/A\", Query = @\"SELECT Id\n  FROM Account\")] public partial record A { [JsonPropertyName(\"Tier__c\")] public string? Tier { get; init; } }",
            "[PushTopic(\"/topic/A\", Query = @\"SELECT Id, Tier__c\n  FROM Account\")] public partial record A { [JsonPropertyName(\"Tier__c\")] public string? Tier { get; init; } }"
        },
        {
            "TSE0029",
            AddField,
            "[PushTopic(\"/topic/A\", Query = C.List + \" FROM Account\")] public partial record A(string Id, string? Name); static class C { public const string List = \"SELECT Id\"; }",
            "[PushTopic(\"/topic/A\", Query = C.List + \" FROM Account\")] public partial record A(string Id, string? Name); static class C { public const string List = \"SELECT Id, Name\"; }"
        },
        {
            "TSE0029",
            RemoveMember,
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id FROM Account\")]\npublic partial record A\n{\n    public required string Id { get; init; }\n    /// <summary>Gone.</summary>\n    public string? Name { get; init; }\n}",
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id FROM Account\")]\npublic partial record A\n{\n    public required string Id { get; init; }\n}"
        },
        {
            "TSE0029",
            RemoveMember,
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id FROM Account\")] public partial record A(string Id, string? Name);",
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id FROM Account\")] public partial record A(string Id);"
        },
        {
            "TSE0031",
            AddField,
            "[PushTopic(\"/topic/A?Tier__c=Gold\", Query = \"SELECT Id FROM Account WHERE Name = 'a'\")] public partial record A(string Id);",
            "[PushTopic(\"/topic/A?Tier__c=Gold\", Query = \"SELECT Id, Tier__c FROM Account WHERE Name = 'a'\")] public partial record A(string Id);"
        },
        {
            "TSE0030",
            AddMember,
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, acme__Tier__c FROM Account\")]\npublic partial record A\n{\n    public required string Id { get; init; }\n}",
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, acme__Tier__c FROM Account\")]\npublic partial record A\n{\n    public required string Id { get; init; }\n    [JsonPropertyName(\"acme__Tier__c\")] public string? Tier { get; init; }\n}"
        },
        {
            "TSE0030",
            AddMember,
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, Place__Latitude__s FROM Account\")]\npublic partial record A\n{\n    public required string Id { get; init; }\n}",
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, Place__Latitude__s FROM Account\")]\npublic partial record A\n{\n    public required string Id { get; init; }\n    [JsonPropertyName(\"Place__Latitude__s\")] public string? PlaceLatitude { get; init; }\n}"
        },
        {
            "TSE0030",
            AddMember,
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, CreatedDate FROM Account\")]\npublic partial record A(string Id);\n",
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, CreatedDate FROM Account\")]\npublic partial record A(string Id)\n{\n    public DateTimeOffset? CreatedDate { get; init; }\n}\n"
        },
        {
            "TSE0030",
            AddMember,
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, Name__c FROM Account\")]\npublic partial class A\n{\n    public string Name() => \"\";\n}",
            "[PushTopic(\"/topic/A\", Query = \"SELECT Id, Name__c FROM Account\")]\npublic partial class A\n{\n    public string Name() => \"\";\n    public string? Name__c { get; init; }\n}"
        },
        {
            "TSE0032",
            Enumerate,
            "class P(StreamingClient c)\n{\n    async Task M()\n    {\n        // kept\n        c.Events(\"/topic/T\").Take(5); // kept\n    }\n}",
            "class P(StreamingClient c)\n{\n    async Task M()\n    {\n        // kept\n        await foreach (var received in c.Events(\"/topic/T\").Take(5))\n        {\n        } // kept\n    }\n}"
        },
        {
            "TSE0032",
            Enumerate,
            "class P(Subscription<string> s)\n{\n    async Task M(int delivery)\n    {\n        s.Deliveries();\n    }\n}",
            "class P(Subscription<string> s)\n{\n    async Task M(int delivery)\n    {\n        await foreach (var delivery2 in s.Deliveries())\n        {\n            delivery2.Acknowledge();\n        }\n    }\n}"
        },
        {
            "TSE0033",
            AcknowledgeAll,
            "class P(Subscription<string> s)\n{\n    async Task M()\n    {\n        await foreach (var d in s.Deliveries())\n        {\n            Console.WriteLine(d.Event); // kept\n        }\n    }\n}",
            "class P(Subscription<string> s)\n{\n    async Task M()\n    {\n        await foreach (var d in s.Deliveries())\n        {\n            Console.WriteLine(d.Event); // kept\n            d.Acknowledge();\n        }\n    }\n}"
        },
        {
            "TSE0033",
            AcknowledgeAll,
            "class P(Subscription<string> s)\n{\n    async Task M()\n    {\n        await foreach (var d in s.Deliveries())\n            Console.WriteLine(d.Event);\n    }\n}",
            "class P(Subscription<string> s)\n{\n    async Task M()\n    {\n        await foreach (var d in s.Deliveries())\n        {\n            Console.WriteLine(d.Event);\n            d.Acknowledge();\n        }\n    }\n}"
        },
        {
            "TSE0034",
            "Mark the type with [PushTopic]",
            "class P(StreamingClient c) { object M() => c.Events<Plain>(); }\n\n/// <summary>Kept.</summary>\npublic record Plain(string Id);",
            "class P(StreamingClient c) { object M() => c.Events<Plain>(); }\n\n/// <summary>Kept.</summary>\n[PushTopic(\"/topic/Plain\")]\npublic partial record Plain(string Id);"
        },
        {
            "TSE0034",
            "Mark the type with [PlatformEvent]",
            "class P(StreamingClient c) { object M() => c.Events<Plain>(); }\n\n/// <summary>Kept.</summary>\npublic record Plain(string Id);",
            "class P(StreamingClient c) { object M() => c.Events<Plain>(); }\n\n/// <summary>Kept.</summary>\n[PlatformEvent(\"/event/Plain__e\")]\npublic partial record Plain(string Id);"
        },
        {
            "TSE0034",
            "Mark the type with [ChangeEvent]",
            "class P(StreamingClient c) { object M() => c.Events<Plain>(); }\n\n/// <summary>Kept.</summary>\npublic record Plain(string Id);",
            "class P(StreamingClient c) { object M() => c.Events<Plain>(); }\n\n/// <summary>Kept.</summary>\n[ChangeEvent(\"/data/PlainChangeEvent\")]\npublic partial record Plain(string Id);"
        },
        {
            "TSE0034",
            "Mark the type with [GenericEvent]",
            "class P(StreamingClient c) { object M() => c.Events<Plain>(); }\n\n/// <summary>Kept.</summary>\npublic record Plain(string Id);",
            "class P(StreamingClient c) { object M() => c.Events<Plain>(); }\n\n/// <summary>Kept.</summary>\n[GenericEvent(\"/u/Plain\")]\npublic partial record Plain(string Id);"
        },
        {
            "TSE0034",
            "Mark the type with [PushTopic]",
            "class P(StreamingClient c)\n{\n    object M() => c.Events<Plain>();\n    struct Plain { }\n}",
            "partial class P(StreamingClient c)\n{\n    object M() => c.Events<Plain>();\n    [PushTopic(\"/topic/Plain\")]\n    partial struct Plain { }\n}"
        },
        {
            "TSE0035",
            "Read the value from the JSON member 'PrinterModel__c'",
            "[PlatformEvent(\"/event/A__e\")] public partial record A(string? PrinterModel);",
            "[PlatformEvent(\"/event/A__e\")] public partial record A([property: JsonPropertyName(\"PrinterModel__c\")] string? PrinterModel);"
        },
        {
            "TSE0035",
            "Read the value from the JSON member 'Printer_Model__c'",
            "[PlatformEvent(\"/event/A__e\")] public partial record A(string? PrinterModel);",
            "[PlatformEvent(\"/event/A__e\")] public partial record A([property: JsonPropertyName(\"Printer_Model__c\")] string? PrinterModel);"
        },
        {
            "TSE0035",
            "Read the value from the JSON member 'Dock__c'",
            "[PlatformEvent(\"/event/A__e\")] public partial record A([property: JsonPropertyName(\"Dock\")] string? Place);",
            "[PlatformEvent(\"/event/A__e\")] public partial record A([property: JsonPropertyName(\"Dock__c\")] string? Place);"
        },
        {
            "TSE0036",
            NameEvents,
            "[PlatformEvent(\"/event/Low_Ink\")] public partial record A;",
            "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record A;"
        },
        {
            "TSE0036",
            NameEvents,
            "class P(StreamingClient c) { Task M() => c.SubscribeAsync(\"/event/Dock\").AsTask(); }",
            "class P(StreamingClient c) { Task M() => c.SubscribeAsync(\"/event/Dock__e\").AsTask(); }"
        },
        { "TSE0014", AsText, "[GenericEvent(\"/u/a\")] public partial record A(string Text);", "[GenericEvent(\"/u/a\", Payload = PayloadFormat.Text)] public partial record A(string Text);" },
        { "TSE0014", AsJson, "[TypedStreaming.GenericEvent(\"/u/a\")] public partial record A(string Text);", "[TypedStreaming.GenericEvent(\"/u/a\", Payload = TypedStreaming.PayloadFormat.Json)] public partial record A(string Text);" },
        { "TSE0012", AsJson, "[GenericEvent(\"/u/a\", Payload = PayloadFormat.Text)] public partial record A(int B);", "[GenericEvent(\"/u/a\", Payload = PayloadFormat.Json)] public partial record A(int B);" },
    };

    public static TheoryData<string, string> WithoutOffer => new()
    {
        { "TSE0038", Hosting + "[EventHandler] public sealed class A : Handles<Change>, IEventHandler<Other> { public ValueTask HandleAsync(Other value, EventHandlingContext context, CancellationToken cancellationToken) => default; } [PushTopic(\"/topic/A\")] public partial record Other;" + Handles },
        { "TSE0040", Hosting + "[EventHandler(Order = EventOrder.PerKey)] public sealed class A : Handles<Other>; [GenericEvent(\"/u/a\")] public partial record Other(string Id, int B);" + Handles },
        { "TSE0002", "[GenericEvent(\"/meta/connect\")] public partial record A;" },
        { "TSE0002", "[GenericEvent(\"/topic/no/topic\")] public partial record A;" },
        { "TSE0002", "[PushTopic(\"a name with spaces\")] public partial record A;" },
        { "TSE0002", "[PushTopic(C.Wrong)] public partial record A; static class C { public const string Wrong = \"Things\"; }" },
        { "TSE0003", "[PushTopic(\"/topic//\")] public partial record A;" },
        { "TSE0003", "[PushTopic(\"/topic/a b/\")] public partial record A;" },
        { "TSE0003", "[PushTopic(\"/topic/*\")] public partial record A;" },
        { "TSE0003", "[PlatformEvent(\"/event/acme__Low_Ink\")] public partial record A;" },
        { "TSE0003", "[ChangeEvent(\"/data/7__c\")] public partial record A;" },
        { "TSE0016", "[ChangeEvent(\"/data/ChangeEvents\")] public partial class A { public required string Id { get; set; } }" },
        { "TSE0016", "public class Base { public int Age { get; set; } } [ChangeEvent(\"/data/ChangeEvents\")] public partial class A : Base;" },
        { "TSE0016", "public class Part { public int Age { get; set; } } [ChangeEvent(\"/data/ChangeEvents\")] public partial class A { public Part? Part { get; set; } }" },
        { "TSE0025", "[PushTopic(\"/topic/A\", Query = \"SELECT \" + nameof(A.Name) + \" FROM Account\")] public partial record A(string? Name);" },
        { "TSE0031", "[PushTopic(\"/topic/A?B=1\", Query = \"SELECT \" + nameof(A.Id) + \" FROM Account\")] public partial record A(string Id);" },
        { "TSE0029", "public class Base { public string? Name { get; set; } } [PushTopic(\"/topic/A\", Query = \"SELECT \" + nameof(A.Id) + \" FROM Account\")] public partial class A : Base { public string? Id { get; set; } }" },
        { "TSE0032", "class P(StreamingClient c) { void M() { c.Messages(); } }" },
        { "TSE0032", "class P(StreamingClient c) { async Task M(StreamingClient? d) { d?.Messages(); } }" },
        { "TSE0034", "class P(StreamingClient c) { object M() => c.Events<Version>(); }" },
        { "TSE0034", "class P(StreamingClient c) { object M() => c.Events<A<int>>(); } public record A<T>;" },
        { "TSE0036", "[PlatformEvent(\"/event/9\")] public partial record A;" },
        { "TSE0013", "public class Base { public required string Name { get; set; } } [PushTopic(\"/topic/A\")] public partial class A : Base;" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fix_mends_what_its_rule_reports(string id, string title, string before, string after)
    {
        using var run = new FixRun(Usings + before);
        await run.ApplyAsync(id, title);
        Assert.Equal(Usings + after, Assert.Single(await run.TextsAsync()));
        Assert.DoesNotContain(await run.DiagnosticsAsync(), d => d.Id == id);
    }

    [Theory]
    [MemberData(nameof(WithoutOffer))]
    public async Task Nothing_is_offered_that_would_be_wrong_again(string id, string program)
    {
        using var run = new FixRun(Usings + program);
        Assert.Empty(await run.OffersAsync(id));
    }

    [Fact]
    public async Task Without_a_using_the_name_is_written_in_full()
    {
        using var run = new FixRun("[TypedStreaming.PushTopic(\"/topic/A\")] public partial record A([property: System.Text.Json.Serialization.JsonPropertyName(\"B\")] string? C, string? B);");
        await run.ApplyAsync("TSE0010", "Read the value from the JSON member 'B2'");
        Assert.Contains("[property: System.Text.Json.Serialization.JsonPropertyName(\"B2\")] string? B", Assert.Single(await run.TextsAsync()), StringComparison.Ordinal);
    }
}
